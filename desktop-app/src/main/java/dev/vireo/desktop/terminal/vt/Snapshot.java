// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** A copy of what a terminal shows, filled anew for every picture. */
public final class Snapshot {
    long firstRow;
    long firstKept;
    long screenTop;
    long cursorRow;
    int cursorColumn;
    boolean isCursorVisible;
    CursorShape cursorShape = CursorShape.BLOCK;
    boolean isInverse;
    long revision = -1;
    Modes modes = new Modes(false, false, false, false, Modes.Mouse.NONE, false, false);
    private Row[] rows = {};
    private int width;

    void begin(int newWidth, int height) {
        if (rows.length != height || width != newWidth) {
            width = newWidth;
            rows = new Row[height];
            for (int i = 0; i < height; i++) {
                rows[i] = new Row(newWidth);
            }
        }
    }

    /** Cells of a row. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return rows.length;
    }

    /** A row, from the top. */
    public Row row(int index) {
        return rows[index];
    }

    /** Number of the row at the top. */
    public long firstRow() {
        return firstRow;
    }

    /** Number of the oldest row that is kept. */
    public long firstKept() {
        return firstKept;
    }

    /** Number of the row at the top when the newest rows are shown. */
    public long screenTop() {
        return screenTop;
    }

    /** Number of the cursor's row. */
    public long cursorRow() {
        return cursorRow;
    }

    /** The cursor's column. */
    public int cursorColumn() {
        return cursorColumn;
    }

    /** Whether the program wants the cursor to be seen. */
    public boolean isCursorVisible() {
        return isCursorVisible;
    }

    /** What the cursor looks like. */
    public CursorShape cursorShape() {
        return cursorShape;
    }

    /** Whether the whole screen is inverse. */
    public boolean isInverse() {
        return isInverse;
    }

    /** What programs had asked for. */
    public Modes modes() {
        return modes;
    }

    /** The terminal's {@link Terminal#revision} at that time. */
    public long revision() {
        return revision;
    }
}
