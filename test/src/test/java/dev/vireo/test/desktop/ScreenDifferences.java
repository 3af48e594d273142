// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.terminal.vt.CellStyle;
import dev.vireo.desktop.terminal.vt.Row;
import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.desktop.terminal.vt.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Compares two screens cell by cell: characters, the sixteen named colours, and what a printed page can tell of the rest. */
final class ScreenDifferences {
    private static final int FLAGS = CellStyle.BOLD | CellStyle.UNDERLINED | CellStyle.INVERSE;
    private static final int NAMED = 16;

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
        int printed = lastWritten(should);
        for (int column = 0; column < width; column++) {
            if (character(is, column) != character(should, column)
                    || (column <= printed
                            && !looksAlike(is.style(column), should.style(column), isBlank(is, column)))) {
                return column;
            }
        }
        return -1;
    }

    /** A page says nothing of the colours behind the last character of a row. */
    private static int lastWritten(Row row) {
        int last = row.width() - 1;
        while (last >= 0 && isBlank(row, last)) {
            last--;
        }
        return last;
    }

    private static boolean isBlank(Row row, int column) {
        return character(row, column) == ' ';
    }

    private static int character(Row row, int column) {
        int code = row.code(column);
        return code == 0 ? ' ' : code;
    }

    private static boolean looksAlike(long is, long should, boolean isBlank) {
        boolean showsText = !isBlank || CellStyle.has(is, CellStyle.INVERSE);
        return isAlike(CellStyle.background(is), CellStyle.background(should))
                && (isBlank || ((is ^ should) & FLAGS) == 0)
                && (!showsText || isAlike(bright(is), bright(should)));
    }

    /** Bold text of the first eight colours is printed in the brighter ones. */
    private static int bright(long style) {
        int colour = CellStyle.foreground(style);
        boolean isDark = CellStyle.isIndexed(colour) && CellStyle.valueOf(colour) < NAMED / 2;
        return isDark && CellStyle.has(style, CellStyle.BOLD)
                ? CellStyle.indexed(CellStyle.valueOf(colour) + NAMED / 2)
                : colour;
    }

    /** A page knows the sixteen named colours alone. */
    private static boolean isAlike(int is, int should) {
        boolean isNamed = is == 0 || (CellStyle.isIndexed(is) && CellStyle.valueOf(is) < NAMED);
        return !isNamed || is == should;
    }
}
