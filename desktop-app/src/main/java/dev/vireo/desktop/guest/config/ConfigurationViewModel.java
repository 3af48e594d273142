// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A part of a guest's configuration in the user's words, with what waits for a restart; read anew with every news. */
public final class ConfigurationViewModel {
    private final GuestItem guest;
    private final Texts texts;
    private final RemoteConfiguration remote;
    private final ConfigurationLines lines;
    private final Editors editors;
    private final EditSession session;
    private final ObservableList<ConfigurationRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ConfigurationRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final Failures failures = new Failures();
    private final ReadOnlyObjectWrapper<GuestConfiguration> configuration =
            new ReadOnlyObjectWrapper<>(GuestConfiguration.EMPTY);
    private final ChangeListener<Number> onNews = (observed, old, now) -> read();
    private final ChangeListener<Language> onLanguage = (observed, old, now) -> write();
    private final Watch<GuestConfiguration> watch;

    /**
     * @param lines the part that is shown
     * @param editors what edits its lines
     */
    public ConfigurationViewModel(
            GuestItem guest, Texts texts, RemoteConfiguration remote, ConfigurationLines lines, Editors editors) {
        this.guest = guest;
        this.texts = texts;
        this.remote = remote;
        this.lines = lines;
        this.editors = editors;
        this.watch = remote.watch(this::take, failures::notRead);
        this.session =
                new EditSession(remote, this::read, reason -> remote.refuseLater(new Wording(texts).say(reason)));
    }

    /** Begins to read, and to read anew with every news. */
    public void open() {
        close();
        guest.newsProperty().addListener(onNews);
        texts.languageProperty().addListener(onLanguage);
        write();
        watch.open();
        editors.prepare();
    }

    /** Ends reading. */
    public void close() {
        guest.newsProperty().removeListener(onNews);
        texts.languageProperty().removeListener(onLanguage);
        watch.close();
    }

    private void read() {
        watch.refresh();
    }

    private void take(GuestConfiguration read) {
        failures.read();
        configuration.set(read);
        write();
    }

    private void write() {
        if (!configuration.get().isEmpty()) {
            List<ConfigurationRow> now = lines.compare(configuration.get());
            if (!now.equals(rows)) {
                rows.setAll(now);
            }
        }
    }

    /** Opens the editor of a line, if it has one. */
    public void edit(ConfigurationRow row) {
        open(read -> editors.editor(row.key(), read));
    }

    /** Opens the question whether to take the device of a line away. */
    public void remove(ConfigurationRow row) {
        open(read -> editors.removal(row.key(), read));
    }

    /** Opens the editor of a new device. */
    public void add(Addition addition) {
        open(read -> Optional.of(addition.make().apply(read)));
    }

    private void open(Function<GuestConfiguration, Optional<Editor>> make) {
        failures.acting();
        session.open(configuration.get(), make);
    }

    /** Whether a line can be edited. */
    public boolean canEdit(ConfigurationRow row) {
        return editors.edits(row.key(), configuration.get());
    }

    /** Whether the device of a line can be taken away. */
    public boolean canRemove(ConfigurationRow row) {
        return editors.removal(row.key(), configuration.get()).isPresent();
    }

    /** What can be added; empty where nothing ever is. */
    public List<Addition> additions() {
        return editors.additions(configuration.get());
    }

    /** What it means that there is no line, and what to do about it; empty where there are always lines. */
    public Sentence adviceWhenEmpty() {
        return lines.adviceWhenEmpty();
    }

    /** Drops what waits under a line. */
    public void revert(ConfigurationRow row) {
        revertKeys(row.keys().stream().filter(configuration.get()::waits).toList());
    }

    /** Drops what waits under every line shown. */
    public void revertAll() {
        revertKeys(rows.stream()
                .flatMap(row -> row.keys().stream())
                .filter(configuration.get()::waits)
                .distinct()
                .toList());
    }

    private void revertKeys(List<String> keys) {
        if (!keys.isEmpty()) {
            failures.acting();
            remote.revert(keys, configuration.get().digest(), this::read, failures::notDone);
        }
    }

    /** Restarts the guest, so that what waits takes hold. */
    public void restart() {
        failures.acting();
        remote.reboot(failures::notDone);
    }

    /** The guest. */
    public GuestItem guest() {
        return guest;
    }

    /** The editor that is open. */
    public EditSession session() {
        return session;
    }

    /** The lines, in the order shown. */
    public ObservableList<ConfigurationRow> rows() {
        return shown;
    }

    /** What was read last. */
    public ReadOnlyObjectProperty<GuestConfiguration> configurationProperty() {
        return configuration.getReadOnlyProperty();
    }

    /** How many lines the next start changes. */
    public int waiting() {
        return (int) rows.stream().filter(ConfigurationRow::waits).count();
    }

    /** Why the last reading or the last thing that was wanted failed; empty if neither did. */
    public ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
