// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds a text in everything that a terminal keeps. */
public final class TextSearch {
    /** More than anybody steps through. */
    public static final int MOST = 10_000;

    private TextSearch() {}

    /** Every place of a text, the oldest first, the newest {@value #MOST} of them; the case of letters does not matter. */
    public static List<Span> find(Terminal.Printed printed, String text) {
        List<Span> found = new ArrayList<>();
        String wanted = text.toLowerCase(Locale.ROOT);
        for (int i = printed.rows().size() - 1; i >= 0 && !wanted.isEmpty() && found.size() < MOST; i--) {
            findInRow(printed.first() + i, printed.rows().get(i), wanted, found);
        }
        Collections.reverse(found);
        return found;
    }

    private static void findInRow(long number, String row, String wanted, List<Span> found) {
        String lower = row.toLowerCase(Locale.ROOT);
        String searched = lower.length() == row.length() ? lower : row;
        for (int at = searched.lastIndexOf(wanted); at >= 0; at = at == 0 ? -1 : searched.lastIndexOf(wanted, at - 1)) {
            int column = cells(row, 0, at);
            int end = column + cells(row, at, at + wanted.length());
            found.add(new Span(new Span.Place(number, column), new Span.Place(number, end)));
        }
    }

    private static int cells(String row, int from, int to) {
        return row.substring(from, Math.min(to, row.length()))
                .codePoints()
                .map(CharWidth::of)
                .sum();
    }
}
