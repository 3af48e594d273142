// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** What of the window is pictured. */
enum Frame {
    /** Nothing: one only passes. */
    NOTHING,
    /** The whole window. */
    WINDOW,
    /** The dialog above the window's content, or the drawer that asks at its side. */
    DIALOG,
    /** The editor at the side. */
    DRAWER,
    /** The question above a list of snapshots. */
    QUESTION,
    /** The menu or list of suggestions that is open. */
    MENU;

    /** What is pictured now; nothing where it is not to be seen. */
    Optional<Node> subject(Scene scene) {
        return switch (this) {
            case NOTHING -> Optional.empty();
            case WINDOW -> Optional.of(scene.getRoot());
            case DIALOG -> dialog(scene).or(() -> Sight.find(scene, "operation-drawer"));
            case DRAWER -> Sight.find(scene, "editor");
            case QUESTION -> Sight.find(scene, "snapshot-question");
            case MENU -> popup().map(Window::getScene).map(Scene::getRoot);
        };
    }

    private static Optional<Node> dialog(Scene scene) {
        if (scene.lookup("#overlay") instanceof Parent overlay && overlay.isVisible()) {
            ObservableList<Node> shown = overlay.getChildrenUnmodifiable();
            return shown.stream().findFirst();
        }
        return Optional.empty();
    }

    /** The menu that is open. */
    static Optional<ContextMenu> menu() {
        return popup().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast);
    }

    /** The window in front of the window that was opened last: a menu or a list of suggestions. */
    static Optional<PopupWindow> popup() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(window -> window.isShowing() && !(window instanceof Tooltip))
                .reduce((first, last) -> last);
    }
}
