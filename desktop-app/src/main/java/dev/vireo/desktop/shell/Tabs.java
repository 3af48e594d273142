// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.InventoryItem;
import java.util.List;

/** Every tab, in the order shown: one line a tab. */
public final class Tabs {
    private final List<ItemTab<?>> all = List.of();

    /** The tabs that an item has. */
    public List<ItemTab<?>> of(InventoryItem item) {
        return all.stream().filter(tab -> tab.appliesTo(item)).toList();
    }
}
