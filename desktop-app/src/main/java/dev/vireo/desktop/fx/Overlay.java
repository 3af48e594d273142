// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The layer above a window's content, for dialogs. The content stays visible behind it. One dialog is seen at a time; one
 * that holds what somebody typed is kept while another is shown, and comes back after it.
 */
public final class Overlay {
    private final StackPane pane = new StackPane();
    private final Deque<Layer> layers = new ArrayDeque<>();

    /** A dialog, whether only {@link #hide} closes it, and what had the focus before it. */
    private record Layer(
            Node dialog, boolean stays, @Nullable Node focusedBefore) {}

    /** An empty layer. */
    public Overlay() {
        pane.setId("overlay");
        pane.getStyleClass().add("overlay");
        pane.setVisible(false);
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> hideUnlessItStays(event.getTarget() == pane));
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> hideUnlessItStays(event.getCode() == KeyCode.ESCAPE));
        pane.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener((observed, before, focused) -> keepFocus(focused));
    }

    /** The keyboard does not leave what is asked: Tab at its end goes on at its beginning. */
    private void keepFocus(@Nullable Node focused) {
        Layer top = layers.peek();
        if (top != null && focused != null && !isWithin(focused, pane)) {
            firstControl(top.dialog()).orElse(top.dialog()).requestFocus();
        }
    }

    private static boolean isWithin(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstControl(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstControl(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private void hideUnlessItStays(boolean isAsked) {
        Layer top = layers.peek();
        if (isAsked && top != null && !top.stays()) {
            hide(top.dialog());
        }
    }

    /** The layer itself, to be put above the window's content. */
    public Node node() {
        return pane;
    }

    /** Shows a dialog in the middle. Esc, a click beside it, or the next dialog closes it. */
    public void show(Node dialog) {
        show(dialog, false);
    }

    /** Shows a dialog that only {@link #hide} closes, so that nothing which was typed is lost. */
    public void showUntilHidden(Node dialog) {
        show(dialog, true);
    }

    private void show(Node dialog, boolean stays) {
        Optional.ofNullable(layers.peek()).filter(top -> !top.stays()).ifPresent(top -> hide(top.dialog()));
        Node focused = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        layers.push(new Layer(dialog, stays, focused));
        present(dialog);
    }

    /** Only the dialog that is seen is in the scene: two of them would quarrel about Enter and Esc. */
    private void present(Node dialog) {
        pane.getChildren().setAll(dialog);
        pane.setVisible(true);
        dialog.requestFocus();
    }

    /** Closes that dialog, and no other; what had the focus before gets it again. Nothing happens if it is not open. */
    public void hide(Node dialog) {
        Layer top = layers.peek();
        Optional<Layer> closed =
                layers.stream().filter(layer -> layer.dialog() == dialog).findFirst();
        closed.ifPresent(layers::remove);
        if (closed.isPresent() && closed.get().equals(top)) {
            uncover(closed.get());
        }
    }

    private void uncover(Layer closed) {
        Layer next = layers.peek();
        if (next == null) {
            pane.setVisible(false);
            pane.getChildren().clear();
        } else {
            present(next.dialog());
        }
        Node focused = closed.focusedBefore();
        if (focused != null) {
            focused.requestFocus();
        }
    }

    /** Closes the dialog that is seen, if one is. */
    public void hideTop() {
        Optional.ofNullable(layers.peek()).ifPresent(top -> hide(top.dialog()));
    }
}
