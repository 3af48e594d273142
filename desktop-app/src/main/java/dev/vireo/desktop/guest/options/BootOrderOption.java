// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.OrderField;
import dev.vireo.desktop.form.OrderField.Entry;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/** What the guest boots from, in which order. */
final class BootOrderOption {
    private static final String BOOTABLE = "(net|usb|hostpci)[0-9]+";

    private BootOrderOption() {}

    static Editor editor(Options configuration) {
        OrderField order = new OrderField(new FieldState("edit-boot", Sentence.of("Boot from")));
        order.state()
                .hintProperty()
                .set(Sentence.of("Drag a line, or move it by Alt with an arrow key; the space bar ticks it."));
        Setting setting = Setting.of(
                VmOptions.BOOT.name(),
                order,
                () -> "order=" + String.join(";", order.chosen()),
                written -> order.offer(entries(written, configuration)));
        return FormEditor.of(Sentence.of("Boot order"), setting);
    }

    /** The devices in the written order, then the others that a guest could boot from. */
    private static List<Entry> entries(String written, Options configuration) {
        List<String> chosen = written.startsWith("order=")
                ? List.of(written.substring("order=".length()).split(";"))
                : List.of();
        List<Entry> entries = new ArrayList<>();
        chosen.stream()
                .filter(key -> configuration.raw(key) != null)
                .forEach(key -> entries.add(entry(key, configuration, true)));
        configuration.keys().stream()
                .filter(key -> (Drives.isOnBus(key) || key.matches(BOOTABLE)) && !chosen.contains(key))
                .sorted()
                .forEach(key -> entries.add(entry(key, configuration, false)));
        return entries;
    }

    private static Entry entry(String key, Options configuration, boolean counts) {
        String value = String.valueOf(configuration.raw(key)).replaceAll(",.*", "");
        return new Entry(key, Sentence.verbatim(key + " · " + value), counts);
    }
}
