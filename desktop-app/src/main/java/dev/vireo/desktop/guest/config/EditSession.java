// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.model.api.ApiException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One editor at a time, from its opening to the saved change. A change is sent with the digest of the configuration
 * that it was made from, so that nothing which someone else has changed meanwhile is overwritten.
 */
public final class EditSession {
    private static final String CONFLICT = "detected modified configuration";

    private final RemoteConfiguration remote;
    private final Runnable saved;
    private final Consumer<Sentence> refusedLater;
    private final ReadOnlyObjectWrapper<Optional<Editor>> editor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Function<GuestConfiguration, Optional<Editor>> maker = configuration -> Optional.empty();
    private GuestConfiguration base = GuestConfiguration.EMPTY;

    /**
     * @param saved is called after each change that was made
     * @param refusedLater is told why a change was not made whose editor has been closed
     */
    EditSession(RemoteConfiguration remote, Runnable saved, Consumer<Sentence> refusedLater) {
        this.remote = remote;
        this.saved = saved;
        this.refusedLater = refusedLater;
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
                reason -> refused(opened, reason));
    }

    /** Sends what was changed, if every field is right; without a change there is nothing to send. */
    public void save() {
        Editor saving = editor.get().orElse(null);
        if (saving == null || busy.get()) {
            return;
        }
        saving.form().ask();
        if (!saving.form().valid().get()) {
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
        remote.change(change, base.digest(), () -> finish(saving), reason -> {
            busy.set(false);
            refused(saving, reason);
        });
    }

    private void finish(Editor done) {
        busy.set(false);
        if (editor.get().orElse(null) == done) {
            cancel();
        }
        saved.run();
    }

    /** A refusal belongs to the editor whose change it was: another one that is open by then says nothing of it. */
    private void refused(@Nullable Editor refused, Throwable reason) {
        String words = String.valueOf(reason.getMessage());
        if (refused == null || editor.get().orElse(null) != refused) {
            Sentence title = refused == null ? Sentence.EMPTY : refused.title();
            refusedLater.accept(Sentence.of("{0} — {1}", title, Failures.words(reason)));
            return;
        }
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
        // A field that is hidden or dimmed shows nothing: its refusal is said below the fields instead.
        Optional<Field> field = editor.get()
                .flatMap(opened -> opened.field(parameter))
                .filter(found -> found.state().counts());
        field.ifPresent(shown -> shown.state().refusalProperty().set(Optional.of(Sentence.verbatim(text))));
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
