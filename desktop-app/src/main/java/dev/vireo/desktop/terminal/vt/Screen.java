// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The rows that programs write to, and the cursor. Columns and rows count from 0. A character in the last column leaves
 * the cursor there: only the next one begins a new row.
 */
final class Screen {
    private final @Nullable History history;
    private Row[] rows;
    private int width;
    int column;
    int line;
    boolean isWrapPending;
    long style = CellStyle.PLAIN;
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

    void setMargins(int first, int last) {
        if (first < last && last < rows.length) {
            top = first;
            bottom = last;
        }
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

    /** Writes a character at the cursor. */
    void write(int code, boolean wraps, boolean inserts) {
        int cells = code < 0x300 ? 1 : CharWidth.of(code);
        if (cells == 0) {
            join(code);
            return;
        }
        if (wraps && (isWrapPending || column + cells > width)) {
            rows[line].isWrapped = true;
            column = 0;
            lineFeed();
        }
        isWrapPending = false;
        column = Math.min(column, Math.max(0, width - cells));
        Row row = rows[line];
        if (inserts) {
            row.insert(column, cells, CellStyle.erased(style));
        }
        put(row, code, cells);
        advance(cells);
    }

    private void put(Row row, int code, int cells) {
        if (row.codes[column] == Row.TAIL || (column + cells < width && row.codes[column + cells] == Row.TAIL)) {
            row.splitWide(column);
            row.splitWide(column + cells);
        }
        row.codes[column] = code;
        row.styles[column] = style;
        if (cells == 2 && column + 1 < width) {
            row.codes[column + 1] = Row.TAIL;
            row.styles[column + 1] = style;
        }
    }

    private void advance(int cells) {
        column += cells;
        if (column >= width) {
            column = width - 1;
            isWrapPending = true;
        }
    }

    /** Writes a run of ASCII bytes: the way that floods go. */
    void writeAscii(byte[] bytes, int from, int to, boolean wraps) {
        int next = from;
        while (next < to) {
            if (isWrapPending || rows[line].codes[column] == Row.TAIL) {
                write(bytes[next++], wraps, false);
                continue;
            }
            int count = Math.min(to - next, width - column);
            Row row = rows[line];
            int end = column + count;
            row.splitWide(end);
            for (int place = column; place < end; place++) {
                row.codes[place] = bytes[next++];
                row.styles[place] = style;
            }
            advance(count);
        }
    }

    /** A mark that belongs to the character before: joined where Unicode has both in one, else left out. */
    private void join(int mark) {
        int place = isWrapPending ? column : column - 1;
        if (place > 0 && rows[line].codes[place] == Row.TAIL) {
            place--;
        }
        if (place >= 0 && rows[line].codes[place] > 0) {
            String both = new StringBuilder()
                    .appendCodePoint(rows[line].codes[place])
                    .appendCodePoint(mark)
                    .toString();
            String joined = Normalizer.normalize(both, Normalizer.Form.NFC);
            if (joined.codePointCount(0, joined.length()) == 1) {
                rows[line].codes[place] = joined.codePointAt(0);
            }
        }
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
