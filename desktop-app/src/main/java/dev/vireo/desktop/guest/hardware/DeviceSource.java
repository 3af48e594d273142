// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import java.util.List;

/** Whether a device is named as the node has it, or by a mapping of the datacenter. */
final class DeviceSource {
    private static final String RAW = "device";
    private static final String MAPPED = "mapping";

    private final ChoiceField<String> way;
    private final ChoiceField<String> mapping;

    /**
     * @param id beginning of the fields' ids
     * @param device the field for a device of the node, shown where it is meant
     */
    DeviceSource(String id, ChoiceField<String> device) {
        way = ChoiceField.of(
                new FieldState(id + "-way", Sentence.of("Given as")),
                List.of(
                        Choice.of(RAW, Sentence.of("A device of this node"), Sentence.verbatim("root@pam")),
                        Choice.of(
                                MAPPED,
                                Sentence.of("A mapping of the datacenter"),
                                Sentence.of("for whoever may use the mapping; the same on every node"))));
        mapping = new ChoiceField<String>(new FieldState(id + "-mapping", Sentence.of("Mapping")))
                .missing(Sentence.of("There is no such mapping yet: add one in the datacenter, on the tab Mappings."));
        device.state()
                .shownProperty()
                .bind(way.valueProperty().map(value -> value.orElse(RAW).equals(RAW)));
        mapping.state()
                .shownProperty()
                .bind(way.valueProperty().map(value -> value.orElse(RAW).equals(MAPPED)));
    }

    ChoiceField<String> way() {
        return way;
    }

    ChoiceField<String> mapping() {
        return mapping;
    }

    /** No part of the text, but always seen: what a server refuses stands under it. */
    Setting choice() {
        return Setting.of("", way, () -> "", text -> {});
    }

    /** The part {@code host}. */
    Setting host(ChoiceField<String> device) {
        return Setting.of("host", device, "").always();
    }

    /** The part {@code mapping}; a device that has one was given by it. */
    Setting mapped() {
        return Setting.of("mapping", mapping, () -> mapping.value().orElse(""), this::show)
                .always();
    }

    private void show(String name) {
        way.choose(name.isEmpty() ? RAW : MAPPED);
        if (!name.isEmpty()) {
            mapping.chooseOrAdd(Choice.of(name, Sentence.verbatim(name)));
        }
    }
}
