// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The layer above a window's content, for dialogs, one at a time. The content stays visible behind it. */
public final class Overlay {
    private final StackPane pane = new StackPane();
    private @Nullable Node focusedBefore;
    private boolean stays;

    /** An empty layer. */
    public Overlay() {
        pane.setId("overlay");
        pane.getStyleClass().add("overlay");
        pane.setVisible(false);
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> hideUnlessItStays(event.getTarget() == pane));
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> hideUnlessItStays(event.getCode() == KeyCode.ESCAPE));
    }

    private void hideUnlessItStays(boolean isAsked) {
        if (isAsked && !stays) {
            hide();
        }
    }

    /** The layer itself, to be put above the window's content. */
    public Node node() {
        return pane;
    }

    /** Shows a dialog in the middle; it replaces one that is shown. Esc or a click beside it closes it. */
    public void show(Node dialog) {
        show(dialog, false);
    }

    /** Shows a dialog that only {@link #hide} closes, so that a click beside it loses nothing that was typed. */
    public void showUntilHidden(Node dialog) {
        show(dialog, true);
    }

    private void show(Node dialog, boolean onlyHideCloses) {
        if (!pane.isVisible()) {
            focusedBefore = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        }
        stays = onlyHideCloses;
        pane.getChildren().setAll(dialog);
        pane.setVisible(true);
        dialog.requestFocus();
    }

    /** Closes the dialog. What had the focus before gets it again. */
    public void hide() {
        pane.setVisible(false);
        pane.getChildren().clear();
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
            focusedBefore = null;
        }
    }
}
