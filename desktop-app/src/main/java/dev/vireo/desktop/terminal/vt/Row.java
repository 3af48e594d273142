// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;

/** A row of cells. Code 0 stands where nothing was written, {@link #TAIL} right of a wide character. */
public final class Row {
    /** The second cell of a wide character. */
    public static final int TAIL = -1;

    int[] codes;
    long[] styles;
    /** Whether the text goes on in the next row. */
    boolean isWrapped;

    /** An empty row. */
    public Row(int width) {
        codes = new int[width];
        styles = new long[width];
    }

    /** How many cells it has. */
    public int width() {
        return codes.length;
    }

    /** The character of a cell: a code point, 0 or {@link #TAIL}. */
    public int code(int column) {
        return codes[column];
    }

    /** The {@link CellStyle} of a cell. */
    public long style(int column) {
        return styles[column];
    }

    /** Whether the text goes on in the next row. */
    public boolean isWrapped() {
        return isWrapped;
    }

    void clear(long style) {
        Arrays.fill(codes, 0);
        Arrays.fill(styles, style);
        isWrapped = false;
    }

    void erase(int from, int to, long style) {
        splitWide(from);
        splitWide(to);
        blank(from, to, style);
    }

    /** Blanks cells whose neighbours have nothing to do with them. */
    private void blank(int from, int to, long style) {
        Arrays.fill(codes, from, to, 0);
        Arrays.fill(styles, from, to, style);
    }

    /** Half a wide character cannot stay when the other half goes. */
    void splitWide(int column) {
        if (column > 0 && column < codes.length && codes[column] == TAIL) {
            codes[column - 1] = 0;
            codes[column] = 0;
        }
    }

    void insert(int at, int count, long style) {
        int moved = Math.max(0, codes.length - at - count);
        splitWide(at);
        splitWide(at + moved);
        System.arraycopy(codes, at, codes, codes.length - moved, moved);
        System.arraycopy(styles, at, styles, codes.length - moved, moved);
        blank(at, codes.length - moved, style);
    }

    void delete(int at, int count, long style) {
        int moved = Math.max(0, codes.length - at - count);
        splitWide(at);
        splitWide(codes.length - moved);
        System.arraycopy(codes, codes.length - moved, codes, at, moved);
        System.arraycopy(styles, codes.length - moved, styles, at, moved);
        blank(at + moved, codes.length, style);
    }

    void resize(int width) {
        if (width < codes.length) {
            splitWide(width);
        }
        codes = Arrays.copyOf(codes, width);
        styles = Arrays.copyOf(styles, width);
    }

    void copyFrom(Row other) {
        if (codes.length != other.codes.length) {
            codes = new int[other.codes.length];
            styles = new long[other.codes.length];
        }
        System.arraycopy(other.codes, 0, codes, 0, codes.length);
        System.arraycopy(other.styles, 0, styles, 0, codes.length);
        isWrapped = other.isWrapped;
    }

    /** Cells up to the last that shows something. */
    int usedWidth() {
        int end = codes.length;
        while (end > 0 && codes[end - 1] == 0 && styles[end - 1] == CellStyle.PLAIN) {
            end--;
        }
        return end;
    }

    /** Looks like another row from now on. */
    public void copyLook(Row other) {
        copyFrom(other);
    }

    /** Whether both look the same. */
    public boolean looksLike(Row other) {
        return Arrays.equals(codes, other.codes) && Arrays.equals(styles, other.styles);
    }

    /** What is written from a column to another one, without spaces at the row's end. */
    public String text(int from, int to) {
        int end = Math.min(to, usedWidth());
        StringBuilder text = new StringBuilder();
        for (int column = Math.max(0, from); column < end; column++) {
            if (codes[column] != TAIL) {
                text.appendCodePoint(codes[column] == 0 ? ' ' : codes[column]);
            }
        }
        return to >= codes.length && !isWrapped ? text.toString().stripTrailing() : text.toString();
    }
}
