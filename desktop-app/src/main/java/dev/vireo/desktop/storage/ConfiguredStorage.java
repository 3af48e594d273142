// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A storage as it is configured for the whole datacenter.
 *
 * @param name its name
 * @param type its plugin
 * @param place its folder, or what the plugin has instead; may be empty
 * @param content kinds of content that it takes
 * @param nodes nodes that use it; empty for all
 * @param isDisabled whether it is switched off
 * @param isShared whether every node finds the same content there
 */
record ConfiguredStorage(
        String name,
        String type,
        String place,
        List<String> content,
        List<String> nodes,
        boolean isDisabled,
        boolean isShared) {
    static ConfiguredStorage of(Map<String, Object> entry) {
        return new ConfiguredStorage(
                text(entry, "storage"),
                text(entry, "type"),
                Stream.of("path", "server", "pool", "vgname")
                        .map(key -> text(entry, key))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse(""),
                words(text(entry, "content")),
                words(text(entry, "nodes")),
                isSet(entry, "disable"),
                isSet(entry, "shared"));
    }

    private static String text(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static boolean isSet(Map<String, Object> entry, String key) {
        return text(entry, key).matches("1|true");
    }

    private static List<String> words(String written) {
        return Stream.of(written.split("[,; ]+"))
                .filter(word -> !word.isEmpty() && !word.equals("none"))
                .sorted()
                .toList();
    }

    /** Whether this version can change it. */
    boolean isEditable() {
        return type.equals("dir");
    }
}
