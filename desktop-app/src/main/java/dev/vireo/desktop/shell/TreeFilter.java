// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which items the tree shows: every word must fit. {@code tag:}, {@code node:} and {@code status:} say where a word is
 * looked for; without one it is looked for in name and VMID.
 */
record TreeFilter(List<String> words) implements Predicate<InventoryItem> {
    static TreeFilter parse(String text) {
        return new TreeFilter(Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    @Override
    public boolean test(InventoryItem item) {
        return words.stream().allMatch(word -> fits(item, word));
    }

    private static boolean fits(InventoryItem item, String word) {
        int colon = word.indexOf(':');
        String wanted = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "tag" ->
                item instanceof GuestItem guest
                        && guest.tagsProperty().get().stream()
                                .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).startsWith(wanted));
            case "node" -> nodeOf(item).startsWith(wanted);
            case "status" -> item.status().name().toLowerCase(Locale.ROOT).startsWith(wanted);
            default -> named(item, word);
        };
    }

    private static boolean named(InventoryItem item, String word) {
        String number = item instanceof GuestItem guest ? guest.vmid().toString() : "";
        return number.startsWith(word) || item.name().toLowerCase(Locale.ROOT).contains(word);
    }

    private static String nodeOf(InventoryItem item) {
        if (item instanceof GuestItem guest) {
            return guest.node().name().toLowerCase(Locale.ROOT);
        }
        if (item instanceof StorageItem storage) {
            return storage.node().name().toLowerCase(Locale.ROOT);
        }
        return item instanceof NodeItem node ? node.name().toLowerCase(Locale.ROOT) : "";
    }
}
