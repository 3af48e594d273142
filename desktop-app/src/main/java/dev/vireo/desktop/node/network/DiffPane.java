// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows a unified diff: what comes is green, what goes is red. One of a few lines is seen whole, a longer one scrolls. */
final class DiffPane extends ScrollPane {
    private static final int LINES = 14;
    private static final double LINE = 17;
    private static final double BORDERS = 18;

    private final VBox rows = new VBox();

    DiffPane() {
        super();
        rows.getStyleClass().add("diff");
        setContent(rows);
        setFitToWidth(true);
        getStyleClass().add("diff-pane");
        // A long one scrolls by the keyboard too.
        setFocusTraversable(true);
        show("");
    }

    void show(String diff) {
        List<Label> lines = diff.lines().map(DiffPane::line).toList();
        rows.getChildren().setAll(lines);
        setPrefHeight(Math.min(LINES, Math.max(1, lines.size())) * LINE + BORDERS);
        setMinHeight(Region.USE_PREF_SIZE);
        setVvalue(0);
        setAccessibleText(diff);
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", style(text));
        label.setMinSize(Region.USE_PREF_SIZE, LINE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static String style(String line) {
        if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) {
            return "diff-head";
        }
        return line.startsWith("+") ? "diff-added" : line.startsWith("-") ? "diff-removed" : "diff-same";
    }
}
