// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.model.guest.CtSystemOptions;
import java.util.Optional;
import java.util.Set;

/** Editors of a container's name and name servers. */
public final class NameEditors implements Editors {
    private static final Set<String> KEYS = Set.of("hostname", "searchdomain", "nameserver");

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        return KEYS.contains(key);
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return switch (key) {
            case "hostname" -> Optional.of(hostName());
            case "searchdomain", "nameserver" -> Optional.of(nameServers());
            default -> Optional.empty();
        };
    }

    private static Editor hostName() {
        InputField<String> field = InputField.of(
                        new FieldState("edit-hostname", Sentence.of("Host name")),
                        CtSystemOptions.HOST_NAME.type(),
                        Explanations.hostName())
                .mayBeEmpty(Sentence.of("CT and its number"));
        field.state().hintProperty().set(Sentence.of("Letters, digits and hyphens, as in a host name."));
        return FormEditor.of(Sentence.of("Host name"), Setting.of("hostname", field));
    }

    private static Editor nameServers() {
        NameServerForm form = new NameServerForm("edit");
        return new FormEditor(Sentence.of("Name servers"), Editor.Purpose.CHANGE, form.sheet(), form.bindings());
    }
}
