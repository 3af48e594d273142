// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** Writes characters at a screen's cursor. */
final class TextWriter {
    private final Screen screen;

    TextWriter(Screen screen) {
        this.screen = screen;
    }

    /**
     * Writes a character.
     *
     * @param wraps whether one beyond the last column begins a new row; else it takes the last column's place
     * @param inserts whether what stands there moves to the right
     */
    void write(int code, boolean wraps, boolean inserts) {
        int cells = code < CharWidth.FIRST_OTHER ? 1 : CharWidth.of(code);
        if (cells == 0) {
            join(code);
            return;
        }
        int width = screen.width();
        if (wraps && (screen.isWrapPending || screen.column + cells > width)) {
            screen.row(screen.line).isWrapped = true;
            screen.column = 0;
            screen.lineFeed();
        }
        screen.isWrapPending = false;
        screen.column = Math.min(screen.column, Math.max(0, width - cells));
        Row row = screen.row(screen.line);
        if (inserts) {
            row.insert(screen.column, cells, CellStyle.erased(screen.style));
        }
        row.put(screen.column, code, cells, screen.style);
        link(row, Math.min(cells, width - screen.column));
        advance(cells);
    }

    private void link(Row row, int cells) {
        if (screen.link != 0) {
            row.setLink(screen.column, screen.column + cells, screen.link);
        }
    }

    private void advance(int cells) {
        screen.column += cells;
        if (screen.column >= screen.width()) {
            screen.column = screen.width() - 1;
            screen.isWrapPending = true;
        }
    }

    /** Writes a run of ASCII bytes: the way that floods go. */
    void writeAscii(byte[] bytes, int from, int to, boolean wraps) {
        int next = from;
        while (next < to) {
            Row row = screen.row(screen.line);
            if (screen.isWrapPending || row.codes[screen.column] == Row.TAIL) {
                write(bytes[next++], wraps, false);
                continue;
            }
            int count = Math.min(to - next, screen.width() - screen.column);
            row.putAscii(screen.column, bytes, next, count, screen.style);
            link(row, count);
            next += count;
            advance(count);
        }
    }

    /** A mark belongs to the character before, on this row. */
    private void join(int mark) {
        Row row = screen.row(screen.line);
        int place = screen.isWrapPending ? screen.column : screen.column - 1;
        if (place > 0 && row.codes[place] == Row.TAIL) {
            place--;
        }
        if (place >= 0) {
            row.join(place, mark);
        }
    }
}
