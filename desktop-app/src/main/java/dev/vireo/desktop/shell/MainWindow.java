// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Overlay;
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

    /** Keys that work everywhere in the window. */
    static void addKeys(Scene scene, CommandField command, Runnable createVm) {
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.K, KeyCombination.CONTROL_DOWN),
                        () -> command.node().requestFocus());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.N, KeyCombination.CONTROL_DOWN), createVm);
    }
}
