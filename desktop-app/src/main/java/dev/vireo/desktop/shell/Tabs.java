// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.InventoryItem;
import java.util.List;

/**
 * Every tab, in the order shown.
 *
 * @param all one entry a tab
 */
public record Tabs(List<ItemTab<?>> all) {
    public Tabs {
        all = List.copyOf(all);
    }

    /** The tabs that an item has. */
    public List<ItemTab<?>> of(InventoryItem item) {
        return all.stream().filter(tab -> tab.appliesTo(item)).toList();
    }
}
