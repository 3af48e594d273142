// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import org.jspecify.annotations.Nullable;

/**
 * The rows that programs write to, and the cursor. Columns and rows count from 0. A character in the last column leaves
 * the cursor there: only the next one begins a new row.
 */
final class Screen {
    private final @Nullable History history;
    private final TextWriter writer = new TextWriter(this);
    private Row[] rows;
    private int width;
    int column;
    int line;
    boolean isWrapPending;
    long style = CellStyle.PLAIN;
    /** The link that what is written belongs to; 0 for none. */
    int link;

    SavedCursor saved = SavedCursor.START;
    private int top;
    private int bottom;

    /** @param history takes rows that leave at the top; null if they are lost */
    Screen(int width, int height, @Nullable History history) {
        this.history = history;
        this.width = width;
        this.rows = new Row[height];
        for (int i = 0; i < height; i++) {
            rows[i] = new Row(width);
        }
        resetMargins();
    }

    int width() {
        return width;
    }

    int height() {
        return rows.length;
    }

    Row row(int number) {
        return rows[number];
    }

    /** Writes at the cursor. */
    TextWriter writer() {
        return writer;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    void resetMargins() {
        top = 0;
        bottom = rows.length - 1;
    }

    /** False if these are no margins. */
    boolean setMargins(int first, int last) {
        if (first >= last || last >= rows.length) {
            return false;
        }
        top = first;
        bottom = last;
        return true;
    }

    /** Takes the cursor, its style and the margins of a screen of the same size. */
    void goOnFrom(Screen other) {
        column = other.column;
        line = other.line;
        isWrapPending = other.isWrapPending;
        style = other.style;
        link = other.link;
        top = other.top;
        bottom = other.bottom;
    }

    void moveTo(int newColumn, int newLine) {
        column = Math.max(0, Math.min(width - 1, newColumn));
        line = Math.max(0, Math.min(rows.length - 1, newLine));
        isWrapPending = false;
    }

    /** Up or down, not beyond the margins if it is between them. */
    void moveVertically(int count) {
        int low = line >= top ? top : 0;
        int high = line <= bottom ? bottom : rows.length - 1;
        moveTo(column, Math.max(low, Math.min(high, line + count)));
    }

    /** One row down; at the lower margin the text between the margins goes up. */
    void lineFeed() {
        isWrapPending = false;
        if (line == bottom) {
            scrollUp(1);
        } else if (line < rows.length - 1) {
            line++;
        }
    }

    /** One row up; at the upper margin the text between the margins goes down. */
    void reverseLineFeed() {
        isWrapPending = false;
        if (line == top) {
            scrollDown(1);
        } else if (line > 0) {
            line--;
        }
    }

    void scrollUp(int count) {
        if (top == 0 && history != null) {
            for (int i = 0; i < Math.min(count, bottom + 1); i++) {
                history.add(rows[i]);
            }
        }
        rotateUp(top, bottom, count);
    }

    void scrollDown(int count) {
        rotateDown(top, bottom, count);
    }

    void insertLines(int count) {
        if (line >= top && line <= bottom) {
            rotateDown(line, bottom, count);
            column = 0;
            isWrapPending = false;
        }
    }

    void deleteLines(int count) {
        if (line >= top && line <= bottom) {
            rotateUp(line, bottom, count);
            column = 0;
            isWrapPending = false;
        }
    }

    private void rotateUp(int first, int last, int count) {
        for (int i = 0; i < Math.min(count, last - first + 1); i++) {
            Row moved = rows[first];
            System.arraycopy(rows, first + 1, rows, first, last - first);
            moved.clear(CellStyle.erased(style));
            rows[last] = moved;
        }
    }

    private void rotateDown(int first, int last, int count) {
        for (int i = 0; i < Math.min(count, last - first + 1); i++) {
            Row moved = rows[last];
            System.arraycopy(rows, first, rows, first + 1, last - first);
            moved.clear(CellStyle.erased(style));
            rows[first] = moved;
        }
    }

    /** @param mode 0 from the cursor, 1 up to it, 2 all */
    void eraseInLine(int mode) {
        int from = mode == 0 ? column : 0;
        int to = mode == 1 ? column + 1 : width;
        rows[line].erase(from, to, CellStyle.erased(style));
        if (mode != 1) {
            rows[line].isWrapped = false;
        }
        isWrapPending = false;
    }

    /** @param mode 0 from the cursor, 1 up to it, 2 all */
    void eraseInDisplay(int mode) {
        if (mode < 2) {
            eraseInLine(mode);
        }
        int from = mode == 0 ? line + 1 : 0;
        int to = mode == 1 ? line : rows.length;
        for (int i = from; i < to; i++) {
            rows[i].clear(CellStyle.erased(style));
        }
        isWrapPending = false;
    }

    void insertCharacters(int count) {
        rows[line].insert(column, Math.min(count, width - column), CellStyle.erased(style));
        isWrapPending = false;
    }

    void deleteCharacters(int count) {
        rows[line].delete(column, Math.min(count, width - column), CellStyle.erased(style));
        isWrapPending = false;
    }

    void eraseCharacters(int count) {
        rows[line].erase(column, Math.min(width, column + count), CellStyle.erased(style));
        isWrapPending = false;
    }

    /** Takes other rows in the place of its own, with the cursor in one of them. */
    void replaceRows(Row[] newRows, int newWidth, int newColumn, int newLine) {
        rows = newRows;
        width = newWidth;
        resetMargins();
        moveTo(newColumn, newLine);
    }
}
