// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.CursorShape;
import dev.vireo.desktop.terminal.vt.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies over the text of one row.
 *
 * @param row number of the row
 * @param selection what is selected, perhaps elsewhere
 * @param matches what was found in this row
 * @param link the link under the pointer, perhaps elsewhere; an empty stretch if there is none
 * @param cursor the cursor, if it is in this row
 */
record RowOverlay(long row, Span selection, List<Span> matches, Span link, Optional<Cursor> cursor) {
    /**
     * A cursor.
     *
     * @param column where it is
     * @param shape what it looks like
     * @param isFocused whether it is filled
     */
    record Cursor(int column, CursorShape shape, boolean isFocused) {}

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
        return cursor.equals(other.cursor)
                && from(selection) == other.from(other.selection)
                && to(selection) == other.to(other.selection)
                && from(link) == other.from(other.link)
                && to(link) == other.to(other.link)
                && columnsOf(matches).equals(columnsOf(other.matches));
    }

    /** The first column of a stretch in this row; -1 if it begins below. */
    int from(Span span) {
        return span.start().row() < row
                ? 0
                : span.start().row() > row ? -1 : span.start().column();
    }

    /** The column after the last one of a stretch in this row; -1 if it ends above. */
    int to(Span span) {
        return span.end().row() > row
                ? Integer.MAX_VALUE
                : span.end().row() < row ? -1 : span.end().column();
    }

    private static List<Integer> columnsOf(List<Span> spans) {
        return spans.stream()
                .flatMap(span -> Stream.of(span.start().column(), span.end().column()))
                .toList();
    }
}
