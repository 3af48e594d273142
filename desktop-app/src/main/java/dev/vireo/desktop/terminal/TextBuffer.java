// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * What was copied and what was selected last. The toolkit cannot reach the desktop's primary selection, so that the middle
 * button pastes what was selected in any of our terminals, and what was copied anywhere if nothing was.
 */
public final class TextBuffer {
    private String selected = "";

    void select(String text) {
        if (!text.isEmpty()) {
            selected = text;
        }
    }

    void copy(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    String copied() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    String selected() {
        return selected.isEmpty() ? copied() : selected;
    }
}
