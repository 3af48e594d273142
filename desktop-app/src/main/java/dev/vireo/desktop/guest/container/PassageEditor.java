// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.device.DevicePassage;
import java.util.List;

/** The editor of a node's device that a container may use. */
final class PassageEditor {
    private PassageEditor() {}

    static Editor of(String key, Editor.Purpose purpose) {
        InputField<String> path = InputField.of(
                new FieldState("edit-device", Sentence.of("Device")),
                DevicePassage.PATH.type(),
                (given, cause) -> Sentence.of("A path below /dev is needed; “{0}” is given.", given));
        path.state().hintProperty().set(Sentence.of("A device file of the node, such as /dev/dri/renderD128."));
        InputField<String> mode = InputField.of(
                        new FieldState("edit-device-mode", Sentence.of("Permissions")),
                        DevicePassage.MODE.type(),
                        (given, cause) ->
                                Sentence.of("Four octal digits such as 0660 are needed; “{0}” is given.", given))
                .mayBeEmpty(Sentence.verbatim(DevicePassage.DEFAULT_MODE));
        InputField<Long> owner = InputField.of(
                        new FieldState("edit-device-uid", Sentence.of("Owner (UID)")), DevicePassage.OWNER.type())
                .mayBeEmpty(Sentence.verbatim("0"));
        InputField<Long> group = InputField.of(
                        new FieldState("edit-device-gid", Sentence.of("Group (GID)")), DevicePassage.GROUP.type())
                .mayBeEmpty(Sentence.verbatim("0"));
        FlagField readOnly = new FlagField(new FieldState("edit-device-ro", Sentence.of("Read only")), false);
        return new FormEditor(
                Sentence.of("Device ({0})", key),
                purpose,
                Sheet.of(path, mode, owner, group, readOnly),
                List.of(PropertySetting.of(
                        key,
                        "path",
                        Setting.of("path", path),
                        Setting.of("mode", mode),
                        Setting.of("uid", owner),
                        Setting.of("gid", group),
                        Setting.of("deny-write", readOnly, false))));
    }
}
