// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A part of a guest's configuration in the user's words, with what waits for a restart; read anew with every news. */
public final class ConfigurationViewModel {
    private final GuestItem guest;
    private final Toolkit toolkit;
    private final ConfigurationLines lines;
    private final ObservableList<ConfigurationRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ConfigurationRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ChangeListener<Number> onNews = (observed, old, now) -> read();
    private final ChangeListener<Language> onLanguage = (observed, old, now) -> write();
    private List<PendingEntry> entries = List.of();
    private Cancellation reading = Cancellation.NONE;

    private ConfigurationViewModel(GuestItem guest, Toolkit toolkit, ConfigurationLines lines) {
        this.guest = guest;
        this.toolkit = toolkit;
        this.lines = lines;
    }

    /** The hardware of that guest. */
    public static ConfigurationViewModel hardware(GuestItem guest, Toolkit toolkit) {
        return new ConfigurationViewModel(guest, toolkit, new HardwareLines(toolkit.texts(), toolkit.quantities()));
    }

    /** The options of that guest. */
    public static ConfigurationViewModel options(GuestItem guest, Toolkit toolkit) {
        return new ConfigurationViewModel(guest, toolkit, new OptionLines(toolkit.texts()));
    }

    /** Begins to read, and to read anew with every news. */
    public void open() {
        close();
        guest.newsProperty().addListener(onNews);
        toolkit.texts().languageProperty().addListener(onLanguage);
        write();
        read();
    }

    /** Ends reading. */
    public void close() {
        guest.newsProperty().removeListener(onNews);
        toolkit.texts().languageProperty().removeListener(onLanguage);
        reading.cancel();
    }

    private void read() {
        AgentApi api = guest.datacenter().api();
        Arguments path =
                Arguments.NONE.with(PathParameters.NODE, guest.node().node()).with(PathParameters.VMID, guest.vmid());
        reading.cancel();
        reading = toolkit.background()
                .run(
                        () -> api.call(GuestEndpoints.READ_PENDING, path),
                        read -> {
                            failure.set("");
                            entries = List.copyOf(read);
                            write();
                        },
                        error -> failure.set(String.valueOf(error.getMessage())));
    }

    private void write() {
        if (!entries.isEmpty()) {
            rows.setAll(lines.compare(present(entries), afterRestart(entries)));
        }
    }

    private static Options present(List<PendingEntry> entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (PendingEntry entry : entries) {
            Object value = entry.value();
            if (value != null) {
                values.put(entry.key(), written(value));
            }
        }
        return Options.of(values);
    }

    private static Options afterRestart(List<PendingEntry> entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (PendingEntry entry : entries) {
            Integer isDeleted = entry.delete();
            Object pending = entry.pending();
            Object value = pending == null ? entry.value() : pending;
            if (value != null && (isDeleted == null || isDeleted == 0)) {
                values.put(entry.key(), written(value));
            }
        }
        return Options.of(values);
    }

    private static String written(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return String.valueOf(value);
    }

    /** The lines, in the order shown. */
    public ObservableList<ConfigurationRow> rows() {
        return shown;
    }

    /** How many lines the next start changes. */
    public int waiting() {
        return (int) rows.stream().filter(row -> !row.waiting().isEmpty()).count();
    }

    /** Why the last reading failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
