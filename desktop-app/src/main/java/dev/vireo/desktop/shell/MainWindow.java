// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Overlay;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Where everything stands in the main window. */
final class MainWindow {
    private static final double TREE_WIDTH = 290;
    private static final List<KeyCode> TAB_KEYS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9);

    private final StackPane root;

    /** The parts, top to bottom and left to right. */
    record Parts(Node top, Node tree, Node item, Node tasks, Node notices, Node status, Node connectPage) {}

    MainWindow(Parts parts, BooleanBinding connected, Overlay overlay) {
        SplitPane right = new SplitPane(parts.item(), parts.tasks());
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.8);
        SplitPane.setResizableWithParent(parts.tasks(), false);
        SplitPane work = new SplitPane(parts.tree(), right);
        SplitPane.setResizableWithParent(parts.tree(), false);
        work.setDividerPositions(TREE_WIDTH / 1440);
        StackPane page = new StackPane(parts.connectPage());
        page.getStyleClass().add("connect-page");
        BorderPane content = new BorderPane();
        content.setTop(parts.top());
        content.setBottom(new VBox(parts.notices(), parts.status()));
        content.centerProperty().bind(Bindings.when(connected).then((Node) work).otherwise(page));
        root = new StackPane(content, overlay.node());
    }

    Parent root() {
        return root;
    }

    /**
     * What keys do everywhere in the window.
     *
     * @param search goes to the field that searches
     * @param tab selects one of the shown item's tabs, 0 for the first
     */
    record Keys(Runnable search, Runnable createVm, Runnable createCt, Runnable tree, IntConsumer tab) {}

    /** Keys that work everywhere in the window. */
    static void addKeys(Scene scene, Keys keys) {
        Map<KeyCombination, Runnable> all = scene.getAccelerators();
        all.put(new KeyCodeCombination(KeyCode.K, KeyCombination.CONTROL_DOWN), keys.search);
        all.put(new KeyCodeCombination(KeyCode.N, KeyCombination.CONTROL_DOWN), keys.createVm);
        all.put(
                new KeyCodeCombination(KeyCode.N, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN),
                keys.createCt);
        all.put(new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.ALT_DOWN), keys.tree);
        for (int tab = 0; tab < TAB_KEYS.size(); tab++) {
            int chosen = tab;
            all.put(new KeyCodeCombination(TAB_KEYS.get(tab), KeyCombination.ALT_DOWN), () -> keys.tab.accept(chosen));
        }
    }
}
