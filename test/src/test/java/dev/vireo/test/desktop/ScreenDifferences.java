// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.terminal.vt.CellStyle;
import dev.vireo.desktop.terminal.vt.Row;
import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.desktop.terminal.vt.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Compares two screens cell by cell: characters, and how they look. */
final class ScreenDifferences {
    private static final int SEEN_WITHOUT_TEXT = CellStyle.UNDERLINED | CellStyle.INVERSE | CellStyle.STRUCK;

    private static final int FIRST_BRIGHT = 8;

    private ScreenDifferences() {}

    /** One line for each row that differs: what is there, and what should be. */
    static List<String> between(Terminal actual, Terminal expected) {
        Snapshot is = snapshot(actual);
        Snapshot should = snapshot(expected);
        List<String> differences = new ArrayList<>();
        for (int row = 0; row < is.height(); row++) {
            int column = firstDifference(is.row(row), should.row(row), is.width());
            if (column >= 0) {
                differences.add("row " + row + " column " + column + ":\n  is     " + words(is.row(row), column)
                        + "\n  should " + words(should.row(row), column));
            }
        }
        return differences;
    }

    private static Snapshot snapshot(Terminal terminal) {
        Snapshot snapshot = new Snapshot();
        terminal.copyInto(snapshot, Long.MAX_VALUE);
        return snapshot;
    }

    private static String words(Row row, int column) {
        return row.text(0, row.width()) + "| style " + Long.toHexString(row.style(column));
    }

    private static int firstDifference(Row is, Row should, int width) {
        for (int column = 0; column < width; column++) {
            if (character(is, column) != character(should, column)
                    || !looksAlike(is.style(column), should.style(column), character(is, column) == ' ')) {
                return column;
            }
        }
        return -1;
    }

    private static int character(Row row, int column) {
        int code = row.code(column);
        return code == 0 ? ' ' : code;
    }

    /**
     * What is behind a blank is not compared: of those that were never drawn, xterm prints colours that it does not show, and
     * of half a wide character at the right edge it keeps another one than elsewhere.
     */
    private static boolean looksAlike(long is, long should, boolean isBlank) {
        if (isBlank) {
            return ((is ^ should) & SEEN_WITHOUT_TEXT) == 0;
        }
        return isColourLost(is) ? CellStyle.withForeground(is, 0) == CellStyle.withForeground(should, 0) : is == should;
    }

    /** A page has the colours of bold text that are none of the first eight, and black, otherwise than the screen. */
    private static boolean isColourLost(long style) {
        int colour = CellStyle.foreground(style);
        int number = CellStyle.isIndexed(colour) ? CellStyle.valueOf(colour) : FIRST_BRIGHT;
        boolean isPrinted = colour == 0 || (number > 0 && number < FIRST_BRIGHT);
        return CellStyle.has(style, CellStyle.BOLD) && !isPrinted;
    }
}
