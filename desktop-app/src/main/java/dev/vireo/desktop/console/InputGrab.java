// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Gives the guest every key while its screen has the focus, and the pointer while it is over the screen. A press of Ctrl
 * with no other key releases the keyboard: the toolkit does not tell the right Ctrl from the left one.
 */
final class InputGrab {
    private static final double NOTCH = 40;

    private final ScreenPane pane;
    private final ConsoleInput input;
    private final Node refuge;
    private final Keyboard keyboard = new Keyboard();
    private final ReadOnlyBooleanWrapper grabbed = new ReadOnlyBooleanWrapper();
    private boolean isControlAlone;
    private double turned;

    /** @param refuge gets the focus when the keyboard is released */
    InputGrab(ScreenPane pane, ConsoleInput input, Node refuge) {
        this.pane = pane;
        this.input = input;
        this.refuge = refuge;
        pane.setFocusTraversable(true);
        pane.addEventFilter(KeyEvent.ANY, this::onKey);
        pane.addEventHandler(MouseEvent.ANY, this::onMouse);
        pane.addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        pane.focusedProperty().addListener((observed, old, now) -> onFocus(now));
    }

    /** Whether keys go to the guest. */
    ReadOnlyBooleanProperty grabbedProperty() {
        return grabbed.getReadOnlyProperty();
    }

    private void onFocus(boolean isFocused) {
        grabbed.set(isFocused);
        if (!isFocused) {
            keyboard.releaseAll().forEach(input::release);
        }
    }

    private void onKey(KeyEvent event) {
        event.consume();
        KeyCode code = event.getCode();
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            isControlAlone = code == KeyCode.CONTROL;
            input.press(keyboard.press(code, event.getText()));
        } else if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            input.release(keyboard.release(code, event.getText()));
            if (code == KeyCode.CONTROL && isControlAlone) {
                refuge.requestFocus();
            }
        }
    }

    private void onMouse(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            pane.requestFocus();
            isControlAlone = false;
        }
        boolean isMove = event.getEventType() == MouseEvent.MOUSE_MOVED
                || event.getEventType() == MouseEvent.MOUSE_DRAGGED
                || event.getEventType() == MouseEvent.MOUSE_PRESSED
                || event.getEventType() == MouseEvent.MOUSE_RELEASED;
        if (isMove) {
            Point2D at = pane.toScreen(event.getX(), event.getY());
            input.pointer((int) at.getX(), (int) at.getY(), buttons(event));
            event.consume();
        }
    }

    private static int buttons(MouseEvent event) {
        return (event.isPrimaryButtonDown() ? 1 : 0)
                | (event.isMiddleButtonDown() ? 2 : 0)
                | (event.isSecondaryButtonDown() ? 4 : 0);
    }

    private void onScroll(ScrollEvent event) {
        event.consume();
        turned += event.getDeltaY();
        Point2D at = pane.toScreen(event.getX(), event.getY());
        while (Math.abs(turned) >= NOTCH) {
            input.wheel((int) at.getX(), (int) at.getY(), 0, turned > 0);
            turned -= Math.copySign(NOTCH, turned);
        }
    }
}
