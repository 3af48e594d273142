// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.util.Optional;
import java.util.stream.Stream;
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

    /** All controls of a kind that are to be seen. */
    static <T> Stream<T> all(Scene scene, Class<T> kind) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(kind::isInstance)
                .filter(Sight::isSeen)
                .map(kind::cast);
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
