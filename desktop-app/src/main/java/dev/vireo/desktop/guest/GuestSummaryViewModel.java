// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.chart.ChartsViewModel;
import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.summary.Meter;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.guest.ContainerAnswers.ContainerInterface;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.metric.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What a guest uses, how it stands, and its load over time; read while it is looked at. */
public final class GuestSummaryViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final GuestItem guest;
    private final ChartsViewModel charts;
    private final ReadOnlyObjectWrapper<GuestDetails> details = new ReadOnlyObjectWrapper<>(GuestDetails.UNKNOWN);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Watch<GuestDetails> watch;

    /** The summary of that guest; nothing is read before {@link #open}. */
    public GuestSummaryViewModel(GuestItem guest, Background background) {
        this.guest = guest;
        watch = new Watch<>(background, this::reading, this::take, error -> failure.set(Failures.words(error)));
        AgentApi api = guest.datacenter().api();
        charts = new ChartsViewModel(
                (timeframe, consolidation) -> api.call(
                        GuestMethods.of(guest).metrics(),
                        new GuestCalls(guest)
                                .path()
                                .with(NodeEndpoints.TIMEFRAME, timeframe.word())
                                .with(NodeEndpoints.CONSOLIDATION, consolidation.word())),
                background);
    }

    /** Begins to read, and to read anew. */
    public void open() {
        charts.open();
        watch.open(REFRESH);
    }

    /** Ends reading. */
    public void close() {
        charts.close();
        watch.close();
    }

    private Callable<GuestDetails> reading() {
        AgentApi api = guest.datacenter().api();
        Arguments path = new GuestCalls(guest).path();
        return () -> isVm() ? machine(api, path) : container(api, path);
    }

    private void take(GuestDetails read) {
        failure.set("");
        details.set(read);
    }

    private static GuestDetails machine(AgentApi api, Arguments path) {
        return GuestDetails.of(api.call(GuestEndpoints.STATUS, path), api.call(GuestEndpoints.READ_CONFIG, path));
    }

    private static GuestDetails container(AgentApi api, Arguments path) {
        CtStatus status = api.call(ContainerEndpoints.STATUS, path);
        List<ContainerInterface> cards = status.status().equals("running") ? interfaces(api, path) : List.of();
        return GuestDetails.of(status, cards, api.call(ContainerEndpoints.READ_CONFIG, path));
    }

    /** A container that ends meanwhile, or one of an older server, has none to tell. */
    private static List<ContainerInterface> interfaces(AgentApi api, Arguments path) {
        try {
            return api.call(ContainerEndpoints.INTERFACES, path);
        } catch (ApiException e) {
            return List.of();
        }
    }

    /** Whether it is a virtual machine: containers have other facts. */
    public boolean isVm() {
        return guest.kind() == GuestItem.Kind.VM;
    }

    /** The guest. */
    public GuestItem guest() {
        return guest;
    }

    /** Its load over time. */
    public ChartsViewModel charts() {
        return charts;
    }

    ReadOnlyObjectProperty<GuestDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Why the last reading failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Its processors in use. */
    public ObservableValue<@Nullable Meter> processorsProperty() {
        return guest.usageProperty().map(usage -> Meter.processors(Texts.text("CPU"), usage));
    }

    /** Its memory in use. */
    public ObservableValue<@Nullable Meter> memoryProperty() {
        return guest.usageProperty().map(usage -> Meter.memory(Texts.text("Memory"), usage));
    }

    /** Its first disk; how much of it is in use is known of containers alone. */
    public ObservableValue<@Nullable Meter> diskProperty() {
        return guest.usageProperty().map(GuestSummaryViewModel::disk);
    }

    private static @Nullable Meter disk(Usage usage) {
        Meter meter = Meter.disk(Texts.text("Boot disk"), usage);
        return meter != null && meter.used() == 0 ? meter.sizeOnly() : meter;
    }
}
