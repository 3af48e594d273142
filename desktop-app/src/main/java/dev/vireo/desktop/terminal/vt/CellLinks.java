// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;

/** Which cells of a row a program has marked as links: a number of {@link LinkTable} each, mostly 0. Rows without any take no room. */
final class CellLinks {
    private static final int[] NONE = {};

    /** Empty, or as long as the row. */
    private int[] numbers = NONE;

    int get(int column) {
        return numbers.length == 0 ? 0 : numbers[column];
    }

    /** @param width of the row */
    void set(int from, int to, int number, int width) {
        if (number != 0 && numbers.length == 0) {
            numbers = new int[width];
        }
        if (numbers.length > 0) {
            Arrays.fill(numbers, from, to, number);
        }
    }

    void clear() {
        numbers = NONE;
    }

    void move(int from, int to, int count) {
        if (numbers.length > 0) {
            System.arraycopy(numbers, from, numbers, to, count);
        }
    }

    void resize(int width) {
        numbers = numbers.length == 0 ? NONE : Arrays.copyOf(numbers, width);
    }

    void copyFrom(CellLinks other) {
        numbers = other.numbers.length == 0 ? NONE : other.numbers.clone();
    }
}
