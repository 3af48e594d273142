// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.list;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Painted;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A tab with a list: buttons, why something failed, and what is below. */
public final class ListTab implements TabContent {
    private static final double MARGIN = 18;

    private final ShownList<?> list;
    private final VBox root;

    /**
     * @param id of the tab's content in the scene graph
     * @param buttons above the rest
     */
    public ListTab(Texts texts, String id, ShownList<?> list, Node buttons, List<? extends Node> rest) {
        this.list = list;
        root = new Root(list);
        root.getChildren().addAll(buttons, new FailureLabel(texts, list.rows().failureProperty()));
        root.getChildren().addAll(rest);
        root.setId(id);
        root.setPadding(new Insets(MARGIN));
    }

    /** It looks right once the server has answered. */
    private static final class Root extends VBox implements Painted {
        private final ShownList<?> list;

        Root(ShownList<?> list) {
            super(12);
            this.list = list;
        }

        @Override
        public boolean isPainted() {
            return list.isSettled();
        }
    }

    /** Buttons in a line, with room before the last ones. */
    public static Node line(List<? extends Node> left, List<? extends Node> right) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8);
        line.getChildren().addAll(left);
        line.getChildren().add(gap);
        line.getChildren().addAll(right);
        return line;
    }

    /** What is to be known about a list, below it. */
    public static Node hint(Texts texts, Sentence words) {
        Label hint = new Label();
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.textProperty().bind(new Wording(texts).bind(words));
        return hint;
    }

    @Override
    public Region node() {
        return root;
    }

    @Override
    public void opened() {
        list.open();
    }

    @Override
    public void closed() {
        list.close();
    }
}
