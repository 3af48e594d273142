// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

/**
 * How many characters a terminal shows.
 *
 * @param columns 1 to {@value #LARGEST}
 * @param rows 1 to {@value #LARGEST}
 */
public record WindowSize(int columns, int rows) {
    /** What programs expect where nobody says a size. */
    public static final WindowSize DEFAULT = new WindowSize(80, 24);
    /** More than any screen shows, and little enough for every program. */
    public static final int LARGEST = 1000;

    public WindowSize {
        if (columns < 1 || rows < 1 || columns > LARGEST || rows > LARGEST) {
            throw new IllegalArgumentException(
                    "a terminal has 1 to " + LARGEST + " columns and rows - got " + columns + " and " + rows);
        }
    }
}
