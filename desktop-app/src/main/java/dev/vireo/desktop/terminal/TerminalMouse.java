// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.KeyBytes.Held;
import dev.vireo.desktop.terminal.vt.Modes;
import dev.vireo.desktop.terminal.vt.MouseBytes;
import dev.vireo.desktop.terminal.vt.MouseBytes.Kind;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The mouse selects and scrolls; where a program wants to hear of it, it does that with Shift alone. */
final class TerminalMouse {
    private static final double NOTCH = 40;
    private static final int ROWS_A_NOTCH = 3;

    private final TerminalPane pane;
    private double turned;

    TerminalMouse(TerminalPane pane) {
        this.pane = pane;
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        pane.addEventHandler(ScrollEvent.SCROLL, this::turned);
    }

    private boolean isForProgram(MouseEvent event) {
        return pane.modes().mouse() != Modes.Mouse.NONE && !event.isShiftDown();
    }

    private void report(Kind kind, int button, MouseEvent event) {
        Held held = new Held(event.isShiftDown(), event.isAltDown(), event.isControlDown());
        pane.type(MouseBytes.of(
                kind,
                button,
                pane.picture().columnAt(event.getX()),
                pane.picture().lineAt(event.getY()),
                held,
                pane.modes()));
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        event.consume();
        if (isForProgram(event)) {
            report(Kind.PRESSED, buttonOf(event), event);
        } else if (event.getButton() == MouseButton.PRIMARY
                && event.isShiftDown()
                && pane.modes().mouse() == Modes.Mouse.NONE) {
            pane.selected().extend(event.getX(), event.getY());
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pane.selected().begin(event.getX(), event.getY(), event.getClickCount());
        } else if (event.getButton() == MouseButton.MIDDLE) {
            pane.selected().pasteSelected();
        } else if (event.getButton() == MouseButton.SECONDARY) {
            pane.showMenu(event.getScreenX(), event.getScreenY());
        }
    }

    private void dragged(MouseEvent event) {
        if (isForProgram(event)) {
            report(Kind.MOVED, buttonOf(event), event);
        } else if (event.isPrimaryButtonDown()) {
            if (event.getY() < 0 || event.getY() > pane.getHeight()) {
                pane.rows().scrollRows(event.getY() < 0 ? -1 : 1);
            }
            pane.selected().extend(event.getX(), event.getY());
        }
    }

    private void released(MouseEvent event) {
        if (isForProgram(event)) {
            report(Kind.RELEASED, buttonOf(event), event);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pane.selected().end();
        }
    }

    private void moved(MouseEvent event) {
        if (isForProgram(event)) {
            report(Kind.MOVED, MouseBytes.NONE, event);
        }
    }

    private static int buttonOf(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            return event.isPrimaryButtonDown()
                    ? MouseBytes.LEFT
                    : event.isMiddleButtonDown() ? MouseBytes.MIDDLE : MouseBytes.RIGHT;
        }
        return switch (event.getButton()) {
            case MIDDLE -> MouseBytes.MIDDLE;
            case SECONDARY -> MouseBytes.RIGHT;
            default -> MouseBytes.LEFT;
        };
    }

    private void turned(ScrollEvent event) {
        event.consume();
        if (event.isControlDown()) {
            pane.changeFont(event.getDeltaY() > 0 ? 1 : -1);
            return;
        }
        turned += event.getDeltaY();
        int notches = (int) (turned / NOTCH);
        turned -= notches * NOTCH;
        for (int i = 0; i < Math.abs(notches); i++) {
            notch(event, notches > 0);
        }
    }

    private void notch(ScrollEvent event, boolean up) {
        Modes modes = pane.modes();
        if (modes.mouse() != Modes.Mouse.NONE && !event.isShiftDown()) {
            int button = up ? MouseBytes.WHEEL_UP : MouseBytes.WHEEL_DOWN;
            pane.type(MouseBytes.of(
                    Kind.PRESSED,
                    button,
                    pane.picture().columnAt(event.getX()),
                    pane.picture().lineAt(event.getY()),
                    Held.NOTHING,
                    modes));
        } else if (modes.isAlternate()) {
            // Pagers and editors have no history, but they follow the arrow keys.
            String arrow = (modes.hasApplicationArrows() ? "\033O" : "\033[") + (up ? "A" : "B");
            pane.type(arrow.repeat(ROWS_A_NOTCH));
        } else {
            pane.rows().scrollRows(up ? -ROWS_A_NOTCH : ROWS_A_NOTCH);
        }
    }
}
