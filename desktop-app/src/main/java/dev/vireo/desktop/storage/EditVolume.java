// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Changes the notes about a backup and whether it can be removed. */
final class EditVolume implements Operation {
    private final StorageCalls calls;
    private final Volume volume;
    private final InputField<String> notes;
    private final FlagField isProtected;

    EditVolume(StorageCalls calls, Volume volume) {
        this.calls = calls;
        this.volume = volume;
        this.notes = InputField.of(new FieldState("volume-notes", Sentence.of("Notes")), ContentEndpoints.NOTES.type())
                .mayBeEmpty(Sentence.of("none"))
                .holding(volume.notes());
        this.isProtected =
                new FlagField(new FieldState("volume-protected", Sentence.of("Protected")), volume.isProtected());
        isProtected
                .state()
                .hintProperty()
                .set(Sentence.of("Neither people nor pruning remove it as long as this is on."));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Notes about {0}", volume.name());
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(notes, isProtected);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("notes", notes, "protected", isProtected);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Save");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = calls.path().with(StorageEndpoints.VOLUME, volume.id());
        if (!notes.written().equals(volume.notes())) {
            arguments = arguments.with(ContentEndpoints.NOTES, notes.written());
        }
        if (isProtected.onProperty().get() != volume.isProtected()) {
            arguments = arguments.with(
                    ContentEndpoints.PROTECTED, isProtected.onProperty().get());
        }
        return calls.change(ContentEndpoints.UPDATE_VOLUME, arguments);
    }
}
