// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of cells. Code 0 stands where nothing was written, {@link #TAIL} right of a wide character. Marks over and under a
 * character, and what joins it to others, stand beside its code where Unicode has no character for both.
 */
public final class Row {
    /** The second cell of a wide character. */
    public static final int TAIL = -1;

    /** Languages need three; whoever sends more wants to fill memory. */
    private static final int MOST_MARKS = 8;

    private static final String[] NO_MARKS = {};

    int[] codes;
    long[] styles;
    /** Empty, or as long as the row. */
    private @Nullable String[] marks = NO_MARKS;

    private final CellLinks links = new CellLinks();
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

    /** What is added to the character of a cell, mostly nothing. */
    public String marks(int column) {
        String found = marks.length == 0 ? null : marks[column];
        return found == null ? "" : found;
    }

    /** The number of the link that a program has made of a cell, mostly 0. */
    int link(int column) {
        return links.get(column);
    }

    /** Makes cells parts of a link; 0 makes them none. */
    void setLink(int from, int to, int number) {
        links.set(from, to, number, codes.length);
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
        marks = NO_MARKS;
        links.clear();
        isWrapped = false;
    }

    /** Writes a character of one cell or two. */
    void put(int column, int code, int cells, long style) {
        int end = column + cells;
        if (codes[column] == TAIL || (end < codes.length && codes[end] == TAIL)) {
            splitWide(column, style);
            splitWide(end, style);
        }
        codes[column] = code;
        styles[column] = style;
        if (cells == 2 && column + 1 < codes.length) {
            codes[column + 1] = TAIL;
            styles[column + 1] = style;
        }
        strip(column, Math.min(end, codes.length));
    }

    /** Writes ASCII where no wide character is cut at its left. */
    void putAscii(int column, byte[] bytes, int from, int count, long style) {
        int end = column + count;
        splitWide(end, style);
        for (int place = column, next = from; place < end; place++, next++) {
            codes[place] = bytes[next];
            styles[place] = style;
        }
        strip(column, end);
    }

    /** Adds a mark to a character: both become one where Unicode has that. */
    void join(int column, int mark) {
        if (codes[column] <= 0) {
            return;
        }
        String before = marks(column);
        if (before.isEmpty()) {
            String both = Character.toString(codes[column]) + Character.toString(mark);
            String joined = Normalizer.normalize(both, Normalizer.Form.NFC);
            if (joined.codePointCount(0, joined.length()) == 1) {
                codes[column] = joined.codePointAt(0);
                return;
            }
        }
        if (before.codePointCount(0, before.length()) < MOST_MARKS) {
            marks = marks.length == 0 ? new String[codes.length] : marks;
            marks[column] = before + Character.toString(mark);
        }
    }

    void erase(int from, int to, long style) {
        splitWide(from, style);
        splitWide(to, style);
        blank(from, to, style);
    }

    /** Blanks cells whose neighbours have nothing to do with them. */
    private void blank(int from, int to, long style) {
        Arrays.fill(codes, from, to, 0);
        Arrays.fill(styles, from, to, style);
        strip(from, to);
    }

    /** Marks and links do not outlive their characters. */
    private void strip(int from, int to) {
        links.set(from, to, 0, codes.length);
        if (marks.length > 0) {
            Arrays.fill(marks, from, to, null);
        }
    }

    /** Half a wide character cannot stay when the other half goes: both are blank then, as if they were erased. */
    private void splitWide(int column, long style) {
        if (column > 0 && column < codes.length && codes[column] == TAIL) {
            blank(column - 1, column + 1, CellStyle.erased(style));
        }
    }

    void insert(int at, int count, long style) {
        int moved = Math.max(0, codes.length - at - count);
        splitWide(at, style);
        splitWide(at + moved, style);
        move(at, codes.length - moved, moved);
        blank(at, codes.length - moved, style);
    }

    void delete(int at, int count, long style) {
        int moved = Math.max(0, codes.length - at - count);
        splitWide(at, style);
        splitWide(codes.length - moved, style);
        move(codes.length - moved, at, moved);
        blank(at + moved, codes.length, style);
    }

    private void move(int from, int to, int count) {
        System.arraycopy(codes, from, codes, to, count);
        System.arraycopy(styles, from, styles, to, count);
        if (marks.length > 0) {
            System.arraycopy(marks, from, marks, to, count);
        }
        links.move(from, to, count);
    }

    void resize(int width) {
        if (width < codes.length) {
            splitWide(width, styles[width]);
        }
        codes = Arrays.copyOf(codes, width);
        styles = Arrays.copyOf(styles, width);
        marks = marks.length == 0 ? NO_MARKS : Arrays.copyOf(marks, width);
        links.resize(width);
    }

    /** Takes one cell of another row as it is. */
    void copyCell(int column, Row other, int otherColumn) {
        codes[column] = other.codes[otherColumn];
        styles[column] = other.styles[otherColumn];
        setLink(column, column + 1, other.link(otherColumn));
        String added = other.marks(otherColumn);
        if (!added.isEmpty()) {
            marks = marks.length == 0 ? new String[codes.length] : marks;
            marks[column] = added;
        }
    }

    void copyFrom(Row other) {
        if (codes.length != other.codes.length) {
            codes = new int[other.codes.length];
            styles = new long[other.codes.length];
        }
        System.arraycopy(other.codes, 0, codes, 0, codes.length);
        System.arraycopy(other.styles, 0, styles, 0, codes.length);
        marks = other.marks.length == 0 ? NO_MARKS : other.marks.clone();
        links.copyFrom(other.links);
        isWrapped = other.isWrapped;
    }

    /** Whether the next cell has the same style and link. */
    boolean goesOnAlike(int column) {
        return styles[column + 1] == styles[column] && link(column + 1) == link(column);
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
        return Arrays.equals(codes, other.codes)
                && Arrays.equals(styles, other.styles)
                && Arrays.equals(marks, other.marks);
    }

    /** What is written from a column to another one, without spaces at the row's end. */
    public String text(int from, int to) {
        int end = Math.min(to, usedWidth());
        StringBuilder text = new StringBuilder();
        for (int column = Math.max(0, from); column < end; column++) {
            appendCell(column, text);
        }
        return to >= codes.length && !isWrapped ? text.toString().stripTrailing() : text.toString();
    }

    /** Appends the character of a cell with its marks; nothing for the second cell of a wide one. */
    void appendCell(int column, StringBuilder text) {
        if (codes[column] != TAIL) {
            text.appendCodePoint(codes[column] == 0 ? ' ' : codes[column]);
            if (marks.length > 0) {
                text.append(marks(column));
            }
        }
    }
}
