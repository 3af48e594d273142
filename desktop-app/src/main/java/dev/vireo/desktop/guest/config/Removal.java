// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.dialog.TypedNumber;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.Optional;

/**
 * Takes a device away, saying what becomes of it; where data are lost for good, the guest's number has to be typed.
 *
 * @param key the key that goes
 */
public record Removal(Sentence title, Sentence advice, Purpose purpose, Sheet sheet, Form form, String key)
        implements Editor {
    private static Removal of(Sentence title, Sentence advice, Purpose purpose, Sheet sheet, String key) {
        return new Removal(title, advice, purpose, sheet, sheet.form(), key);
    }

    /** Takes a device away that holds no data. */
    public static Removal of(Sentence title, Sentence advice, String key) {
        return of(title, advice, Purpose.REMOVE, Sheet.of(), key);
    }

    /** Detaches a disk, which stays the guest's. */
    public static Removal detaching(Sentence title, Sentence advice, String key) {
        return of(title, advice, Purpose.DETACH, Sheet.of(), key);
    }

    /** Deletes data for good, once the guest's number is typed. */
    public static Removal deleting(Sentence title, Sentence advice, String key, Vmid guest) {
        return of(title, advice, Purpose.REMOVE, Sheet.of(TypedNumber.of("edit-confirm-vmid", guest)), key);
    }

    @Override
    public void load(Options configuration) {
        // Nothing of the configuration is shown.
    }

    @Override
    public Options store(Options configuration) {
        return configuration.without(key);
    }

    @Override
    public Optional<Field> field(String parameter) {
        return Optional.empty();
    }
}
