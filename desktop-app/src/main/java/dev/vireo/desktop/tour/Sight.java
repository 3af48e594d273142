// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;

/** What is to be seen in a window: tabs that are not shown hold controls of the same names. */
final class Sight {
    private Sight() {}

    /** The control of that name that is to be seen. */
    static Optional<Node> find(Scene scene, String id) {
        return scene.getRoot().lookupAll("#" + id).stream()
                .filter(Sight::isSeen)
                .findFirst();
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
