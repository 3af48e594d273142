// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.terminal.vt.Link;
import dev.vireo.desktop.terminal.vt.Span;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Links in a terminal. Under the pointer they are underlined and say where they lead, as a program may print another text
 * for that; Ctrl and a click open them, also where a program hears of the mouse.
 */
final class TerminalLinks {
    private final TerminalPane pane;
    private final Texts texts;
    private final TextBuffer buffer;
    private final Consumer<URI> browser;
    private final Tooltip tip = new Tooltip();
    private Looked looked = new Looked(Optional.empty(), -1);
    private Optional<Link> hovered = Optional.empty();
    private Optional<Link> pressed = Optional.empty();

    /** @param browser opens a web page */
    TerminalLinks(TerminalPane pane, Texts texts, TextBuffer buffer, Consumer<URI> browser) {
        this.pane = pane;
        this.texts = texts;
        this.buffer = buffer;
        this.browser = browser;
        pane.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        pane.addEventFilter(MouseEvent.MOUSE_EXITED, event -> left());
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> held(event, true));
        pane.addEventFilter(KeyEvent.KEY_RELEASED, event -> held(event, false));
    }

    private Optional<Link> at(MouseEvent event) {
        return pane.picture().cellAt(event.getX(), event.getY()).flatMap(pane.terminal()::linkAt);
    }

    /** Many moves stay within a cell: what is under the pointer is then known, as long as nothing was printed. */
    private void moved(MouseEvent event) {
        Looked now = new Looked(
                pane.picture().cellAt(event.getX(), event.getY()),
                pane.terminal().revision());
        if (now.equals(looked)) {
            point(event.isControlDown());
        } else {
            looked = now;
            hover(now.place.flatMap(pane.terminal()::linkAt), event.isControlDown());
        }
    }

    private void left() {
        looked = new Looked(Optional.empty(), -1);
        hover(Optional.empty(), false);
    }

    /** Where the pointer was, and what had been printed by then. */
    private record Looked(Optional<Span.Place> place, long revision) {}

    private void point(boolean isControlDown) {
        pane.setCursor(hovered.isPresent() && isControlDown ? Cursor.HAND : null);
    }

    private void hover(Optional<Link> link, boolean isControlDown) {
        boolean isAnother = !link.equals(hovered);
        hovered = link;
        point(isControlDown);
        if (isAnother) {
            announce(link);
        }
    }

    private void announce(Optional<Link> link) {
        pane.underline(link.map(Link::span));
        Tooltip.uninstall(pane, tip);
        tip.hide();
        link.ifPresent(known -> {
            tip.setText(known.target() + "\n" + texts.get("Ctrl and a click open it"));
            Tooltip.install(pane, tip);
        });
    }

    private void held(KeyEvent event, boolean isControlDown) {
        if (event.getCode() == KeyCode.CONTROL) {
            point(isControlDown);
        }
    }

    private void pressed(MouseEvent event) {
        hover(at(event), event.isControlDown());
        pressed = event.getButton() == MouseButton.PRIMARY && event.isControlDown() ? hovered : Optional.empty();
        if (pressed.isPresent()) {
            pane.requestFocus();
            event.consume();
        }
    }

    private void dragged(MouseEvent event) {
        if (pressed.isPresent()) {
            event.consume();
        }
    }

    /** Opened where the button goes up, so that a slip can be taken back by moving away. */
    private void released(MouseEvent event) {
        Optional<Link> link = pressed;
        pressed = Optional.empty();
        link.ifPresent(known -> {
            event.consume();
            if (link.equals(at(event))) {
                browser.accept(known.target());
            }
        });
    }

    /** What the menu of the right button offers for the link there. */
    List<MenuItem> entries() {
        return hovered.map(link -> List.of(
                        entry("terminal-link-open", Texts.text("Open the link"), () -> browser.accept(link.target())),
                        entry(
                                "terminal-link-copy",
                                Texts.text("Copy the link"),
                                () -> buffer.copy(link.target().toString()))))
                .orElse(List.of());
    }

    private MenuItem entry(String id, String title, Runnable action) {
        MenuItem entry = new MenuItem();
        entry.setId(id);
        entry.textProperty().bind(texts.bind(title));
        entry.setOnAction(event -> {
            action.run();
            pane.requestFocus();
        });
        return entry;
    }
}
