// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kinds of devices that can be plugged while the guest runs. */
final class HotplugOption {
    private static final List<String> USUAL = List.of("network", "disk", "usb");

    private HotplugOption() {}

    static Editor editor() {
        Map<String, FlagField> kinds = new LinkedHashMap<>();
        add(kinds, "disk", Sentence.of("Disks"));
        add(kinds, "network", Sentence.of("Network cards"));
        add(kinds, "usb", Sentence.verbatim("USB"));
        add(kinds, "memory", Sentence.of("Memory"));
        add(kinds, "cpu", Sentence.of("Processors"));
        add(kinds, "cloudinit", Sentence.verbatim("Cloud-init"));
        hint(kinds, "memory", Sentence.of("Needs NUMA to be on."));
        hint(kinds, "cloudinit", Sentence.of("New settings reach the drive at once."));
        FlagField first = kinds.values().iterator().next();
        Setting setting = Setting.of("hotplug", first, () -> written(kinds), text -> show(kinds, text));
        Sheet sheet = Sheet.of(kinds.values().toArray(Field[]::new));
        return FormEditor.of(Sentence.of("Plugging while it runs"), sheet, setting);
    }

    private static void add(Map<String, FlagField> kinds, String word, Sentence label) {
        kinds.put(word, new FlagField(new FieldState("edit-hotplug-" + word, label), USUAL.contains(word)));
    }

    private static void hint(Map<String, FlagField> kinds, String word, Sentence hint) {
        FlagField field = kinds.get(word);
        if (field != null) {
            field.state().hintProperty().set(hint);
        }
    }

    private static String written(Map<String, FlagField> kinds) {
        List<String> chosen = kinds.entrySet().stream()
                .filter(kind -> kind.getValue().onProperty().get())
                .map(Map.Entry::getKey)
                .toList();
        if (chosen.isEmpty()) {
            return "0";
        }
        boolean isUsual = chosen.size() == USUAL.size() && chosen.containsAll(USUAL);
        return isUsual ? "" : chosen.stream().collect(Collectors.joining(","));
    }

    private static void show(Map<String, FlagField> kinds, String text) {
        List<String> words = text.isEmpty() || text.equals("1") ? USUAL : List.of(text.split("[,; ]"));
        kinds.forEach((word, field) -> field.onProperty().set(words.contains(word)));
    }
}
