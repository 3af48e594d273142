// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What can be done to a terminal besides typing. */
final class TerminalToolBar extends HBox {
    private final TerminalViewModel model;
    private final TerminalPane pane;
    private final TerminalLinks links;
    private final Toolkit toolkit;
    private final Texts texts;
    private final Button detach;

    /** @param links offers what can be done with the link under the pointer */
    TerminalToolBar(TerminalViewModel model, TerminalPane pane, TerminalLinks links, Toolkit toolkit) {
        super(8);
        this.links = links;
        this.model = model;
        this.pane = pane;
        this.toolkit = toolkit;
        this.texts = toolkit.texts();
        getStyleClass().add("terminal-bar");
        setAlignment(Pos.CENTER_LEFT);
        detach = button("terminal-detach", Texts.text("Own window"), Icon.FULLSCREEN, "");
        Label title = new Label();
        title.setId("terminal-title");
        title.getStyleClass().add("hint");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.textProperty().bind(model.titleProperty());
        Button copy = button("terminal-copy", Texts.text("Copy"), Icon.COPY, "Ctrl+Shift+C");
        copy.setOnAction(event -> act(pane.selected()::copy));
        Button paste = button("terminal-paste", Texts.text("Paste"), Icon.EDIT, "Ctrl+Shift+V");
        paste.setOnAction(event -> act(pane.selected()::paste));
        Button search = button("terminal-search", Texts.text("Search"), Icon.SEARCH, "Ctrl+Shift+F");
        search.setOnAction(event -> pane.askSearch());
        Button smaller = button("terminal-smaller", "", Icon.MINUS, "Ctrl -");
        smaller.accessibleTextProperty().bind(texts.bind("Smaller text"));
        smaller.setOnAction(event -> act(() -> pane.changeFont(-1)));
        Label size = new Label();
        size.setId("terminal-size");
        size.getStyleClass().add("hint");
        size.textProperty().bind(pane.fontSizeProperty().asString().concat(" px"));
        Button larger = button("terminal-larger", "", Icon.PLUS, "Ctrl +");
        larger.accessibleTextProperty().bind(texts.bind("Larger text"));
        larger.setOnAction(event -> act(() -> pane.changeFont(1)));
        getChildren().addAll(copy, paste, search, smaller, size, larger, title, detach);
        pane.setMenu(this::menu);
    }

    private void act(Runnable action) {
        action.run();
        pane.requestFocus();
    }

    void setDetach(Runnable action) {
        detach.setOnAction(event -> action.run());
    }

    /** A window of its own cannot be detached again. */
    void hideDetach() {
        detach.setVisible(false);
        detach.setManaged(false);
    }

    Node node() {
        return this;
    }

    private Button button(String id, String title, Icon icon, String keys) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setGraphic(toolkit.icons().icon(icon));
        if (!title.isEmpty()) {
            button.textProperty().bind(texts.bind(title));
        }
        if (!keys.isEmpty()) {
            button.setTooltip(new Tooltip(keys));
        }
        return button;
    }

    /** What the right button offers just now. */
    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(links.entries());
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        boolean hasSelection = !pane.selectedText().isEmpty();
        MenuItem copy = item(Texts.text("Copy"), pane.selected()::copy);
        copy.setDisable(!hasSelection);
        menu.getItems()
                .addAll(
                        copy,
                        item(Texts.text("Paste"), pane.selected()::paste),
                        item(Texts.text("Select all"), pane.selected()::all),
                        item(Texts.text("Search"), pane::askSearch),
                        new SeparatorMenuItem(),
                        item(Texts.text("Clear the history"), pane::clearHistory),
                        item(Texts.text("Reset the terminal"), pane::reset),
                        item(Texts.text("Disconnect"), model::close));
        menu.setAutoHide(true);
        return menu;
    }

    private MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.bind(title));
        item.setOnAction(event -> act(action));
        return item;
    }
}
