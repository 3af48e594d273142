// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import dev.vireo.desktop.terminal.vt.Span.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what leads to a web page in one line of text, however many rows it was broken into. */
final class LinkFinder {
    /** An address over more rows than this up or down is none that anybody clicks. */
    private static final int ROWS_AROUND = 12;
    /** Stands for cells that have no character of one {@code char}, so that a place in the text is a place in the line. */
    private static final char OTHER = '\uF8FF';

    private static final Pattern WRITTEN =
            Pattern.compile("https?://[^\\s\\p{Cntrl}<>\"`{}|\\\\^]+", Pattern.CASE_INSENSITIVE);
    private static final String CLOSING = ".,;:!?'*_~";

    private final List<Row> rows = new ArrayList<>();
    private final IntFunction<String> addresses;
    private long first;

    /**
     * The line of a row.
     *
     * @param source the rows by their numbers; empty ones beyond both ends
     * @param addresses where a number of a cell leads; empty if that is not known
     */
    LinkFinder(LongFunction<Row> source, IntFunction<String> addresses, long number) {
        this.addresses = addresses;
        this.first = number;
        rows.add(source.apply(number));
        while (number - first < ROWS_AROUND && source.apply(first - 1).isWrapped()) {
            first--;
            rows.add(0, source.apply(first));
        }
        long last = number;
        while (last - number < ROWS_AROUND && rows.get(rows.size() - 1).isWrapped()) {
            last++;
            rows.add(source.apply(last));
        }
    }

    /** The link at a place of the line. */
    Optional<Link> at(Place place) {
        Row row = rows.get((int) (place.row() - first));
        if (place.column() < 0 || place.column() >= row.width()) {
            return Optional.empty();
        }
        int marked = row.link(place.column());
        return marked == 0 ? written(index(place)) : marked(index(place), marked);
    }

    private Optional<Link> marked(int index, int number) {
        int start = index;
        while (start > 0 && row(start - 1).link(column(start - 1)) == number) {
            start--;
        }
        int end = index + 1;
        while (end < length() && row(end).link(column(end)) == number) {
            end++;
        }
        Span span = new Span(place(start), end(end));
        return Link.target(addresses.apply(number)).map(target -> new Link(span, target));
    }

    private Optional<Link> written(int index) {
        Matcher found = WRITTEN.matcher(text());
        while (found.find()) {
            if (found.end() - found.start() > LinkTable.LONGEST) {
                continue;
            }
            int end = endOf(found.group(), found.start());
            if (found.start() <= index && index < end) {
                Span span = new Span(place(found.start()), end(end));
                return Link.target(characters(found.start(), end)).map(target -> new Link(span, target));
            }
        }
        return Optional.empty();
    }

    /** The sentence around an address goes on with what is seldom its end. */
    private static int endOf(String address, int start) {
        int length = address.length();
        while (CLOSING.indexOf(address.charAt(length - 1)) >= 0 || isUnopened(address.substring(0, length))) {
            length--;
        }
        return start + length;
    }

    private static boolean isUnopened(String address) {
        return (address.endsWith(")") && count(address, ')') > count(address, '('))
                || (address.endsWith("]") && count(address, ']') > count(address, '['));
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    /** One {@code char} a cell. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            for (int column = 0; column < row.width(); column++) {
                int code = row.code(column);
                text.append(code == 0 ? ' ' : Character.isBmpCodePoint(code) ? (char) code : OTHER);
            }
        }
        return text.toString();
    }

    private String characters(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int index = from; index < to; index++) {
            row(index).appendCell(column(index), text);
        }
        return text.toString();
    }

    private int length() {
        return rows.stream().mapToInt(Row::width).sum();
    }

    private int index(Place place) {
        int before =
                rows.stream().limit(place.row() - first).mapToInt(Row::width).sum();
        return before + place.column();
    }

    private Place place(int index) {
        int column = index;
        int number = 0;
        while (number < rows.size() - 1 && column >= rows.get(number).width()) {
            column -= rows.get(number++).width();
        }
        return new Place(first + number, column);
    }

    /** The place after the cell before it: at the end of a row rather than at the beginning of the next one. */
    private Place end(int index) {
        Place last = place(index - 1);
        return new Place(last.row(), last.column() + 1);
    }

    private Row row(int index) {
        return rows.get((int) (place(index).row() - first));
    }

    private int column(int index) {
        return place(index).column();
    }
}
