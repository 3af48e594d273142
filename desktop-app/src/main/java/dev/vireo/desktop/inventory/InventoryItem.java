// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * Something in the tree. An item stays the same object as long as what it stands for exists: refreshes change its
 * properties in place. Items are read on the FX thread.
 */
public sealed interface InventoryItem permits Datacenter, NodeItem, GuestItem, StorageItem {
    /** Names it among everything connected, the same over restarts of the program. */
    String key();

    /** Its name for people. */
    ReadOnlyStringProperty nameProperty();

    /** How it stands. */
    ReadOnlyObjectProperty<ItemStatus> statusProperty();

    /** The datacenter that it belongs to, or is. */
    Datacenter datacenter();

    /** Grows with each news about the item; a view that has read more about it reads that anew. */
    ReadOnlyLongProperty newsProperty();

    /** Its name now. */
    default String name() {
        return nameProperty().get();
    }

    /** Its state now. */
    default ItemStatus status() {
        return statusProperty().get();
    }
}
