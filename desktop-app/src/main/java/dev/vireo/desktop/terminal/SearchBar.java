// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.terminal.vt.Span;
import dev.vireo.desktop.terminal.vt.Terminal;
import dev.vireo.desktop.terminal.vt.TextSearch;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Searches in everything that was printed, from the newest rows up; Enter goes on, Shift+Enter back, Esc closes. */
final class SearchBar extends HBox {
    private final TerminalPane pane;
    private final Terminal terminal;
    private final Background background;
    private final TextField field = new TextField();
    private final ObjectProperty<List<Span>> found = new SimpleObjectProperty<>(List.of());
    private final SimpleIntegerProperty current = new SimpleIntegerProperty(-1);
    private Cancellation work = Cancellation.NONE;

    SearchBar(TerminalPane pane, Terminal terminal, Toolkit toolkit) {
        super(8);
        this.pane = pane;
        this.terminal = terminal;
        this.background = toolkit.background();
        getStyleClass().add("terminal-search");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("terminal-search-field");
        field.setPrefColumnCount(28);
        field.promptTextProperty().bind(toolkit.texts().bind("Search in what was printed"));
        field.textProperty().addListener((observed, old, now) -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Label count = new Label();
        count.setId("terminal-search-count");
        count.getStyleClass().add("hint");
        count.textProperty().bind(toolkit.texts().computed(() -> countText(toolkit.texts()), found, current));
        Button up = button("terminal-search-up", Texts.text("Older"), toolkit);
        up.setOnAction(event -> step(-1));
        Button down = button("terminal-search-down", Texts.text("Newer"), toolkit);
        down.setOnAction(event -> step(1));
        Button close = new Button();
        close.setId("terminal-search-close");
        close.setGraphic(toolkit.icons().icon(Icon.CLOSE));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(toolkit.texts().bind("Close the search"));
        close.setTooltip(tip);
        close.accessibleTextProperty().bind(tip.textProperty());
        close.setOnAction(event -> close());
        getChildren().addAll(field, up, down, count, close);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    private static Button button(String id, String title, Toolkit toolkit) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(toolkit.texts().bind(title));
        return button;
    }

    private String countText(Texts texts) {
        if (field.getText().isEmpty()) {
            return "";
        }
        return found.get().isEmpty()
                ? texts.get("Not found")
                : texts.get("{0} of {1}", current.get() + 1, found.get().size());
    }

    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        search();
    }

    private void close() {
        setVisible(false);
        work.cancel();
        pane.mark(List.of());
        pane.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown() ? 1 : -1);
        } else {
            return;
        }
        event.consume();
    }

    private void search() {
        work.cancel();
        String text = field.getText();
        work = background.run(() -> TextSearch.find(terminal.printed(), text), this::show, error -> show(List.of()));
    }

    private void show(List<Span> spans) {
        found.set(spans);
        current.set(spans.size() - 1);
        pane.mark(spans);
        if (!spans.isEmpty()) {
            pane.reveal(spans.get(spans.size() - 1));
        }
    }

    private void step(int direction) {
        int count = found.get().size();
        if (count > 0) {
            current.set(Math.floorMod(current.get() + direction, count));
            pane.reveal(found.get().get(current.get()));
        }
    }
}
