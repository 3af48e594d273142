// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.ApiException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One editor at a time, from its opening to the saved change. A change is sent with the digest of the configuration
 * that it was made from, so that nothing which someone else has changed meanwhile is overwritten.
 */
public final class EditSession {
    private static final String CONFLICT = "detected modified configuration";

    private final RemoteConfiguration remote;
    private final Runnable saved;
    private final ReadOnlyObjectWrapper<Optional<Editor>> editor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Function<GuestConfiguration, Optional<Editor>> maker = configuration -> Optional.empty();
    private GuestConfiguration base = GuestConfiguration.EMPTY;

    /** @param saved is called after each change that was made */
    EditSession(RemoteConfiguration remote, Runnable saved) {
        this.remote = remote;
        this.saved = saved;
    }

    /**
     * Opens an editor in place of one that is open.
     *
     * @param make makes the editor for a configuration; nothing if that has not what is to be edited
     */
    public void open(GuestConfiguration configuration, Function<GuestConfiguration, Optional<Editor>> make) {
        maker = make;
        base = configuration;
        failure.set(Sentence.EMPTY);
        conflict.set(false);
        Optional<Editor> made = make.apply(configuration);
        made.ifPresent(opened -> opened.load(configuration.afterRestart()));
        editor.set(made);
    }

    /** Closes the editor; what was typed is dropped. */
    public void cancel() {
        editor.set(Optional.empty());
        failure.set(Sentence.EMPTY);
        conflict.set(false);
    }

    /** After a conflict: reads the configuration anew and begins again from it. */
    public void reload() {
        Editor opened = editor.get().orElse(null);
        remote.read(
                read -> {
                    if (editor.get().orElse(null) == opened) {
                        open(read, maker);
                        saved.run();
                    }
                },
                this::refused);
    }

    /** Sends what was changed, if every field is right; without a change there is nothing to send. */
    public void save() {
        Editor saving = editor.get().orElse(null);
        if (saving == null || busy.get()) {
            return;
        }
        saving.ask();
        if (!saving.valid().get()) {
            return;
        }
        ConfigurationChange change =
                ConfigurationChange.between(base.afterRestart(), saving.store(base.afterRestart()));
        if (change.isEmpty()) {
            cancel();
            return;
        }
        busy.set(true);
        failure.set(Sentence.EMPTY);
        remote.change(change, base.digest(), () -> finish(saving), this::refused);
    }

    private void finish(Editor done) {
        busy.set(false);
        if (editor.get().orElse(null) == done) {
            cancel();
        }
        saved.run();
    }

    private void refused(Throwable reason) {
        busy.set(false);
        String words = String.valueOf(reason.getMessage());
        if (words.toLowerCase(Locale.ROOT).contains(CONFLICT)) {
            conflict.set(true);
            return;
        }
        Map<String, String> errors = reason instanceof ApiException refusal ? refusal.errors() : Map.of();
        StringBuilder rest = new StringBuilder(errors.isEmpty() ? words : "");
        errors.forEach((parameter, text) -> {
            if (!refuse(parameter, text)) {
                rest.append(rest.isEmpty() ? "" : "\n")
                        .append(parameter)
                        .append(": ")
                        .append(text);
            }
        });
        failure.set(Sentence.verbatim(rest.toString()));
    }

    private boolean refuse(String parameter, String text) {
        Optional<Field> field = editor.get().flatMap(opened -> opened.field(parameter));
        field.filter(shown -> shown.state().shownProperty().get())
                .ifPresent(shown -> shown.state().refusalProperty().set(Optional.of(Sentence.verbatim(text))));
        return field.isPresent();
    }

    /** The editor that is open. */
    public ReadOnlyObjectProperty<Optional<Editor>> editorProperty() {
        return editor.getReadOnlyProperty();
    }

    /** Why the last change was not made, unless it stands under a field; empty if it was. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether someone else changed the guest meanwhile. */
    public ReadOnlyBooleanProperty conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /** Whether a change is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
