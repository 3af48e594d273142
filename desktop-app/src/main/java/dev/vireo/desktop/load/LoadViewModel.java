// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.metric.LoadProfile;
import dev.vireo.model.metric.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What is usual of one thing, read while it is looked at, and how that thing stands now. */
public final class LoadViewModel {
    /** What of it is shown. */
    public enum Measure {
        /** Its processors. */
        CPU("cpu"),
        /** Its memory. */
        MEMORY("mem"),
        /** Its space. */
        SPACE("used");

        private final String word;

        Measure(String word) {
            this.word = word;
        }

        private @Nullable Double now(Usage usage) {
            return switch (this) {
                case CPU -> usage.cpu();
                case MEMORY -> share(usage.mem(), usage.maxmem());
                case SPACE -> share(usage.disk(), usage.maxdisk());
            };
        }

        private static @Nullable Double share(@Nullable Long part, @Nullable Long all) {
            return part == null || all == null || all <= 0 ? null : (double) part / all;
        }
    }

    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final List<Measure> measures;
    private final Background background;
    private final LoadReader reader;
    private final Endpoint<LoadProfile> endpoint;
    private final Arguments path;
    private final ObservableValue<Usage> usage;
    private final ReadOnlyObjectWrapper<Optional<LoadProfile>> profile = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Measure> measure;
    private Cancellation ticks = Cancellation.NONE;
    private Cancellation reading = Cancellation.NONE;

    private LoadViewModel(
            List<Measure> measures,
            Datacenter datacenter,
            Background background,
            Endpoint<LoadProfile> endpoint,
            Arguments path,
            ObservableValue<Usage> usage) {
        this.measures = measures;
        this.background = background;
        this.reader = new LoadReader(datacenter.api(), background);
        this.endpoint = endpoint;
        this.path = path;
        this.usage = usage;
        this.measure = new SimpleObjectProperty<>(measures.get(0));
    }

    /** The usual load of a node. */
    public static LoadViewModel of(NodeItem node, Background background) {
        return new LoadViewModel(
                List.of(Measure.CPU, Measure.MEMORY),
                node.datacenter(),
                background,
                LoadEndpoints.NODE_LOAD,
                Arguments.NONE.with(PathParameters.NODE, node.node()),
                node.usageProperty());
    }

    /** The usual load of a guest. */
    public static LoadViewModel of(GuestItem guest, Background background) {
        return new LoadViewModel(
                List.of(Measure.CPU, Measure.MEMORY),
                guest.datacenter(),
                background,
                LoadEndpoints.GUEST_LOAD,
                Arguments.NONE.with(PathParameters.NODE, guest.node().node()).with(PathParameters.VMID, guest.vmid()),
                guest.usageProperty());
    }

    /** How full a storage usually is. */
    public static LoadViewModel of(StorageItem storage, Background background) {
        return new LoadViewModel(
                List.of(Measure.SPACE),
                storage.datacenter(),
                background,
                LoadEndpoints.STORAGE_LOAD,
                Arguments.NONE
                        .with(PathParameters.NODE, storage.node().node())
                        .with(PathParameters.STORAGE, storage.storage()),
                storage.usageProperty());
    }

    /** Begins to read, and to read anew. */
    public void open() {
        close();
        ticks = background.every(REFRESH, this::read);
        read();
    }

    /** Ends reading. */
    public void close() {
        ticks.cancel();
        reading.cancel();
    }

    private void read() {
        reading.cancel();
        reading = reader.read(endpoint, path, read -> profile.set(Optional.of(read)));
    }

    /** What can be shown of it. */
    public List<Measure> measures() {
        return measures;
    }

    /** What is shown of it. */
    public ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    /** What was read last; nothing where the server does not know it. */
    public ReadOnlyObjectProperty<Optional<LoadProfile>> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** The usual week of what is shown, once enough is known. */
    public Optional<UsualWeek> week() {
        return profile.get().flatMap(read -> UsualWeek.of(read, measure.get().word));
    }

    /** How it stands now, as told every few seconds. */
    ObservableValue<Usage> usageProperty() {
        return usage;
    }

    /** What the week means, and how the present compares; what is still missing where nothing is usual yet. */
    public Sentence meaning() {
        Optional<UsualWeek> week = week();
        if (week.isEmpty()) {
            return LoadWords.learning(profile.get().map(LoadProfile::days).orElse(0));
        }
        Sentence usual = LoadWords.of(week.get());
        Double now = measure.get().now(usage.getValue());
        return now == null ? usual : Sentence.of("{0} {1}", LoadWords.now(week.get(), now), usual);
    }
}
