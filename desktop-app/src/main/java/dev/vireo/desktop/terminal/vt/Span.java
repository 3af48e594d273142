// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/**
 * A stretch of text.
 *
 * @param start its first cell
 * @param end the cell after its last one
 */
public record Span(Place start, Place end) {
    /**
     * A cell.
     *
     * @param row number of the row
     * @param column from 0
     */
    public record Place(long row, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return row == other.row ? Integer.compare(column, other.column) : Long.compare(row, other.row);
        }
    }

    /** The stretch between two places, whichever comes first. */
    public static Span between(Place one, Place other) {
        return one.compareTo(other) <= 0 ? new Span(one, other) : new Span(other, one);
    }

    /** Whether it has nothing in it. */
    public boolean isEmpty() {
        return start.equals(end);
    }

    /** Whether a cell is in it. */
    public boolean contains(long row, int column) {
        Place place = new Place(row, column);
        return start.compareTo(place) <= 0 && place.compareTo(end) < 0;
    }
}
