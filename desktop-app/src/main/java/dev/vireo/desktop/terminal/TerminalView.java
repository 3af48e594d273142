// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.shell.TabContent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The tab of a text console: the terminal, or the word that it is in a window of its own. */
public final class TerminalView implements TabContent {
    private final TerminalViewModel model;
    private final OpenTerminals terminals;
    private final Toolkit toolkit;
    private final TerminalBox box;
    private final StackPane root = new StackPane();

    /** @param terminals holds the session, also while other things are looked at */
    public TerminalView(TerminalPlace place, OpenTerminals terminals, Toolkit toolkit) {
        this.model = terminals.of(place);
        this.terminals = terminals;
        this.toolkit = toolkit;
        this.box = new TerminalBox(model, terminals, toolkit);
        box.bar().setDetach(this::detach);
        root.getChildren().setAll(box);
    }

    private void detach() {
        terminals.detach(model, this::showHere);
        root.getChildren().setAll(elsewhere());
    }

    private Node elsewhere() {
        Label words = new Label();
        words.textProperty().bind(toolkit.texts().bind("This terminal is in a window of its own."));
        Button back = new Button();
        back.setId("terminal-attach");
        back.setGraphic(toolkit.icons().icon(Icon.CONSOLE));
        back.textProperty().bind(toolkit.texts().bind("Bring it back"));
        back.setOnAction(event -> terminals.attach(model));
        VBox both = new VBox(14, words, back);
        both.setAlignment(Pos.CENTER);
        return both;
    }

    private void showHere() {
        root.getChildren().setAll(box);
        box.pane().follow();
        box.pane().requestFocus();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        model.open();
        if (terminals.isDetached(model)) {
            terminals.onAttach(model, this::showHere);
            root.getChildren().setAll(elsewhere());
        } else {
            root.getChildren().setAll(box);
            box.pane().follow();
        }
    }

    @Override
    public void clicked() {
        if (!terminals.isDetached(model)) {
            box.pane().requestFocus();
        }
    }

    @Override
    public void closed() {
        box.pane().leave();
        terminals.onAttach(model, () -> {});
        terminals.left(model);
    }
}
