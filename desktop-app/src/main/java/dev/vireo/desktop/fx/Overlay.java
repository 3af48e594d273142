// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import atlantafx.base.controls.ModalPane;
import javafx.scene.Node;

/** The layer above a window's content, for dialogs. The content stays visible behind it; Esc closes. */
public final class Overlay {
    private final ModalPane pane = new ModalPane();

    /** An empty layer. */
    public Overlay() {
        pane.setId("overlay");
        pane.hide(true);
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
        pane.setPersistent(stays);
        pane.show(dialog);
        dialog.requestFocus();
    }

    /** Closes the dialog. */
    public void hide() {
        pane.hide();
    }
}
