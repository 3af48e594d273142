// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.StorageItem;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ContextMenu;
import org.jspecify.annotations.Nullable;

/** What the tour asks of the main window. It lives on the FX thread. */
public interface TourWindow {
    /** What is connected. */
    Inventory inventory();

    /** Shows an item on one of its tabs. */
    void visit(InventoryItem item, String tab);

    /** What can be done with an item, as its menu in the tree; null where nothing can be done. */
    @Nullable
    ContextMenu menuOf(InventoryItem item);

    /** Asks for a server to connect to. */
    void connect();

    /** Opens the import wizard. */
    void importMachine();

    /** Sends files to a storage, as if they were dropped on its content. */
    void upload(StorageItem storage, List<Path> files);

    /** Closes the dialog that is open, if one is. */
    void closeDialog();
}
