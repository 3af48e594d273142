// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies over the text of one row.
 *
 * @param row number of the row
 * @param selection what is selected, perhaps elsewhere
 * @param matches what was found in this row
 * @param cursorColumn column of the cursor; -1 if it is elsewhere
 * @param isFocused whether the cursor is filled
 */
record RowOverlay(long row, Span selection, List<Span> matches, int cursorColumn, boolean isFocused) {
    boolean isSelected(int column) {
        return selection.contains(row, column);
    }

    boolean isFound(int column) {
        for (Span match : matches) {
            if (match.contains(row, column)) {
                return true;
            }
        }
        return false;
    }

    /** Whether both look the same in their rows. */
    boolean looksLike(RowOverlay other) {
        return cursorColumn == other.cursorColumn
                && (cursorColumn < 0 || isFocused == other.isFocused)
                && from() == other.from()
                && to() == other.to()
                && columnsOf(matches).equals(columnsOf(other.matches));
    }

    private long from() {
        return selection.start().row() < row
                ? 0
                : selection.start().row() > row ? -1 : selection.start().column();
    }

    private long to() {
        return selection.end().row() > row
                ? Integer.MAX_VALUE
                : selection.end().row() < row ? -1 : selection.end().column();
    }

    private static List<Integer> columnsOf(List<Span> spans) {
        return spans.stream()
                .flatMap(span -> Stream.of(span.start().column(), span.end().column()))
                .toList();
    }
}
