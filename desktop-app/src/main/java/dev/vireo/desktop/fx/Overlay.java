// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import atlantafx.base.controls.ModalPane;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The layer above a window's content, for dialogs. The content stays visible behind it; Esc closes. */
public final class Overlay {
    private final ModalPane pane = new ModalPane();
    private @Nullable Node focusedBefore;

    /** An empty layer. */
    public Overlay() {
        pane.setId("overlay");
        pane.hide(true);
        pane.displayProperty().addListener((property, before, shown) -> {
            if (!shown && focusedBefore != null) {
                focusedBefore.requestFocus();
            }
        });
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

    private void show(Node dialog, boolean stays) {
        if (!pane.isDisplay()) {
            focusedBefore = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        }
        pane.setPersistent(stays);
        pane.show(dialog);
        dialog.requestFocus();
    }

    /** Closes the dialog. What had the focus before gets it again. */
    public void hide() {
        pane.hide();
    }
}
