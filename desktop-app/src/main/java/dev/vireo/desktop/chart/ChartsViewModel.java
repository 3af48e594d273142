// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.model.metric.Timeframe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Which span of the past a set of charts shows, and the samples of it, fetched anew while the charts are looked at. */
public final class ChartsViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final Source source;
    private final ObjectProperty<Timeframe> timeframe = new SimpleObjectProperty<>(Timeframe.HOUR);
    private final ObjectProperty<Consolidation> consolidation = new SimpleObjectProperty<>(Consolidation.AVERAGE);
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown(Samples.EMPTY, Timeframe.HOUR, false));
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Watch<Shown> watch;

    /** Charts of that source; nothing is fetched before {@link #open}. */
    public ChartsViewModel(Source source, Background background) {
        this.source = source;
        watch = new Watch<>(background, this::fetching, this::take, error -> failure.set(Failures.words(error)));
        timeframe.addListener((observed, old, now) -> watch.restart());
        consolidation.addListener((observed, old, now) -> watch.restart());
    }

    /** Begins to fetch. */
    public void open() {
        watch.open(REFRESH);
    }

    /** Ends fetching; what was fetched stays. */
    public void close() {
        watch.close();
    }

    /** The span of the past. */
    public ObjectProperty<Timeframe> timeframeProperty() {
        return timeframe;
    }

    /** How samples are put together. */
    public ObjectProperty<Consolidation> consolidationProperty() {
        return consolidation;
    }

    /** What is to be drawn. */
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why the last fetch failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    private Callable<Shown> fetching() {
        Timeframe span = timeframe.get();
        Consolidation kind = consolidation.get();
        return () -> new Shown(Samples.read(source.read(span, kind)), span, true);
    }

    private void take(Shown fetched) {
        failure.set("");
        shown.set(fetched);
    }

    /** Where samples come from. */
    public interface Source {
        /** Reads the samples; blocks, and throws what the API throws. */
        List<Map<String, Object>> read(Timeframe timeframe, Consolidation consolidation);
    }

    /**
     * What charts draw.
     *
     * @param samples the values
     * @param timeframe the span that they cover
     * @param isFetched false until the first answer
     */
    public record Shown(Samples samples, Timeframe timeframe, boolean isFetched) {}
}
