// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;

/** The parameters of a control sequence while it is read. Separators of sub-parameters are remembered. */
final class Sequence {
    private static final int MOST = 32;
    private static final int LARGEST = 65_535;

    private final int[] values = new int[MOST];
    private final boolean[] isSub = new boolean[MOST];
    private int count;
    /** {@code ?}, {@code >}, {@code <}, {@code =} before the parameters, or 0. */
    char prefix;
    /** The last byte between the parameters and the final one, or 0. */
    char intermediate;

    void reset() {
        Arrays.fill(values, 0, Math.min(count + 1, MOST), -1);
        Arrays.fill(isSub, 0, Math.min(count + 1, MOST), false);
        if (count == 0) {
            values[0] = -1;
        }
        count = 0;
        prefix = 0;
        intermediate = 0;
    }

    void digit(int digit) {
        int place = Math.min(count, MOST - 1);
        values[place] = Math.min(LARGEST, Math.max(0, values[place]) * 10 + digit);
    }

    void separator(boolean isSubParameter) {
        count = Math.min(count + 1, MOST - 1);
        values[count] = -1;
        isSub[count] = isSubParameter;
    }

    /** How many parameters there are, one at least. */
    int count() {
        return count + 1;
    }

    boolean isSub(int index) {
        return index < count() && isSub[index];
    }

    /** A parameter, or what stands for one that is missing. */
    int get(int index, int missing) {
        return index < count() && values[index] >= 0 ? values[index] : missing;
    }

    /** A count or a place: 0 and nothing stand for 1. */
    int atLeastOne(int index) {
        return Math.max(1, get(index, 1));
    }
}
