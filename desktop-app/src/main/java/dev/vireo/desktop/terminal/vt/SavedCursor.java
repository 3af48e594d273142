// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/**
 * What {@code ESC 7} keeps; each of the two screens keeps one.
 *
 * @param isWrapPending whether the next character begins a new row
 * @param isOrigin whether places count from the upper margin
 */
record SavedCursor(int column, int line, boolean isWrapPending, long style, boolean isOrigin, Charsets charsets) {
    /** Where the cursor goes that was never saved. */
    static final SavedCursor START = new SavedCursor(0, 0, false, CellStyle.PLAIN, false, Charsets.ASCII);

    /** Whether it is where that screen's cursor is. */
    boolean isAtCursorOf(Screen screen) {
        return column == screen.column && line == screen.line;
    }

    /** The same at that screen's cursor. */
    SavedCursor atCursorOf(Screen screen) {
        return new SavedCursor(screen.column, screen.line, screen.isWrapPending, style, isOrigin, charsets);
    }
}
