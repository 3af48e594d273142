// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.desktop.terminal.vt.Span;

/** What is selected in a terminal, and what of it goes to the clipboard and comes from there. */
final class SelectedText {
    private final TerminalViewModel model;
    private final TextBuffer buffer;
    private final TerminalPicture picture;
    private final RowsInSight rows;
    private final TextSelection selection;

    SelectedText(TerminalViewModel model, TextBuffer buffer, TerminalPicture picture, RowsInSight rows) {
        this.model = model;
        this.buffer = buffer;
        this.picture = picture;
        this.rows = rows;
        this.selection = new TextSelection(model.terminal());
    }

    Span span() {
        return selection.span();
    }

    /** What is selected, perhaps nothing. */
    String text() {
        return selection.text();
    }

    /** The button went down there. */
    void begin(double x, double y, int clicks) {
        selection.begin(picture.placeAt(x, y, clicks > 1), clicks);
        rows.repaint();
    }

    /** The pointer is there now, the button still down. */
    void extend(double x, double y) {
        selection.extend(picture.placeAt(x, y, false));
        rows.repaint();
    }

    /** The button went up: the middle one pastes this now. */
    void end() {
        buffer.select(selection.text());
    }

    void all() {
        Snapshot snapshot = picture.snapshot();
        selection.all(snapshot.firstKept(), snapshot.screenTop() + snapshot.height() - 1);
        end();
        rows.repaint();
    }

    void select(Span span) {
        selection.select(span);
        rows.repaint();
    }

    void clear() {
        selection.clear();
        rows.repaint();
    }

    void copy() {
        buffer.copy(selection.text());
    }

    void paste() {
        paste(buffer.copied());
    }

    void pasteSelected() {
        paste(buffer.selected());
    }

    private void paste(String text) {
        if (!text.isEmpty()) {
            rows.scrollToNewest();
            model.paste(text);
        }
    }
}
