// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.Row;
import dev.vireo.desktop.terminal.vt.Span;
import dev.vireo.desktop.terminal.vt.Span.Place;
import dev.vireo.desktop.terminal.vt.Terminal;

/** What the mouse has selected: characters, words or rows. It holds on to rows while they move up. */
final class TextSelection {
    /** Nothing. */
    static final Span NOTHING = new Span(new Place(-1, 0), new Place(-1, 0));

    /** Characters beside letters and digits that belong to a word: those of paths and addresses. */
    private static final String IN_WORDS = "_-./~+@%:#?&=";

    private final Terminal terminal;
    private Span anchor = NOTHING;
    private Span span = NOTHING;
    private int clicks = 1;

    TextSelection(Terminal terminal) {
        this.terminal = terminal;
    }

    Span span() {
        return span;
    }

    void clear() {
        span = NOTHING;
        anchor = NOTHING;
    }

    /** @param count 1 selects characters, 2 words, 3 rows */
    void begin(Place place, int count) {
        clicks = (count - 1) % 3 + 1;
        anchor = grown(place);
        span = anchor;
    }

    /** The pointer is there now, the button still down. */
    void extend(Place place) {
        if (anchor.equals(NOTHING)) {
            return;
        }
        Span there = grown(place);
        Place start = anchor.start().compareTo(there.start()) <= 0 ? anchor.start() : there.start();
        Place end = anchor.end().compareTo(there.end()) >= 0 ? anchor.end() : there.end();
        span = new Span(start, end);
    }

    /** Everything from one row to another one. */
    void all(long first, long last) {
        span = new Span(new Place(first, 0), new Place(last, Integer.MAX_VALUE));
    }

    void select(Span other) {
        span = other;
    }

    String text() {
        return span.isEmpty() ? "" : terminal.text(span);
    }

    private Span grown(Place place) {
        return switch (clicks) {
            case 1 -> new Span(place, place);
            case 2 -> word(place);
            default -> new Span(new Place(place.row(), 0), new Place(place.row(), Integer.MAX_VALUE));
        };
    }

    private Span word(Place place) {
        Row row = terminal.whole(place.row());
        int start = Math.min(place.column(), row.width());
        int end = start;
        while (start > 0 && isInWord(row, start - 1) && isInWord(row, Math.min(start, row.width() - 1))) {
            start--;
        }
        while (end < row.width() && isInWord(row, end)) {
            end++;
        }
        return new Span(new Place(place.row(), start), new Place(place.row(), Math.max(end, start + 1)));
    }

    private static boolean isInWord(Row row, int column) {
        int code = row.code(column);
        return code == Row.TAIL || Character.isLetterOrDigit(code) || (code > 0 && IN_WORDS.indexOf(code) >= 0);
    }
}
