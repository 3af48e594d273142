// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;

/**
 * A row that has left the screen, kept small: most rows have one byte a character and a few stretches of one look.
 *
 * @param text its characters
 * @param ends the columns at which stretches end; none if all is plain
 * @param styles of the stretches
 * @param links of the stretches; none if no stretch has one
 * @param isWrapped whether the text goes on in the next row
 */
@SuppressWarnings("ArrayRecordComponent") // packed by the ten thousands; nobody compares two
record PastRow(String text, int[] ends, long[] styles, int[] links, boolean isWrapped) {
    private static final int[] NONE = {};
    private static final long[] NO_STYLES = {};

    static PastRow of(Row row, StringBuilder scratch) {
        scratch.setLength(0);
        int width = row.usedWidth();
        int stretches = 0;
        long[] styles = NO_STYLES;
        int[] ends = NONE;
        int[] links = NONE;
        for (int column = 0; column < width; column++) {
            row.appendCell(column, scratch);
            if (column + 1 == width || !row.goesOnAlike(column)) {
                if (stretches == ends.length) {
                    ends = Arrays.copyOf(ends, stretches * 2 + 2);
                    styles = Arrays.copyOf(styles, stretches * 2 + 2);
                }
                if (row.link(column) != 0 || links.length > 0) {
                    links = links.length == ends.length ? links : Arrays.copyOf(links, ends.length);
                    links[stretches] = row.link(column);
                }
                ends[stretches] = column + 1;
                styles[stretches++] = row.styles[column];
            }
        }
        boolean isPlain = stretches == 1 && styles[0] == CellStyle.PLAIN && links.length == 0;
        return new PastRow(
                scratch.toString(),
                isPlain ? NONE : Arrays.copyOf(ends, stretches),
                isPlain ? NO_STYLES : Arrays.copyOf(styles, stretches),
                links.length == 0 ? NONE : Arrays.copyOf(links, stretches),
                row.isWrapped);
    }

    /** Writes it into a row of any width; what has no room is left out. */
    void unpackInto(Row row) {
        row.clear(CellStyle.PLAIN);
        int column = 0;
        int stretch = 0;
        for (int i = 0; i < text.length() && column <= row.codes.length; ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            int width = CharWidth.of(code);
            while (stretch < ends.length && ends[stretch] <= column) {
                stretch++;
            }
            long style = stretch < styles.length ? styles[stretch] : CellStyle.PLAIN;
            if (width == 0 && column > 0) {
                row.join(row.codes[column - 1] == Row.TAIL ? column - 2 : column - 1, code);
            } else if (width > 0 && column + width <= row.codes.length) {
                row.put(column, code, width, style);
                row.setLink(column, column + width, stretch < links.length ? links[stretch] : 0);
            }
            column += width;
        }
        row.isWrapped = isWrapped;
    }

    /** How many cells it takes. */
    int width() {
        return text.codePoints().map(CharWidth::of).sum();
    }

    /** The whole row in cells. */
    Row unpacked() {
        Row row = new Row(width());
        unpackInto(row);
        return row;
    }
}
