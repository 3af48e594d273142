// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;

/** The columns at which tabs stop: every eighth one until a program says otherwise. */
final class TabStops {
    private static final int USUAL = 8;

    private boolean[] stops;

    TabStops(int width) {
        stops = everyEighth(width);
    }

    private static boolean[] everyEighth(int width) {
        boolean[] stops = new boolean[width];
        for (int column = USUAL; column < width; column += USUAL) {
            stops[column] = true;
        }
        return stops;
    }

    /** The usual ones, for a screen of that width. */
    void reset(int width) {
        stops = everyEighth(width);
    }

    void set(int column) {
        stops[column] = true;
    }

    /** @param mode 0 takes away the one at the column, 3 all */
    void clear(int mode, int column) {
        if (mode == 3) {
            Arrays.fill(stops, false);
        } else if (mode == 0) {
            stops[column] = false;
        }
    }

    /** The column that so many tabs lead to, at most the last one. */
    int after(int column, int count) {
        int next = column;
        for (int i = 0; i < count && next < stops.length - 1; i++) {
            do {
                next++;
            } while (next < stops.length - 1 && !stops[next]);
        }
        return next;
    }

    /** The column that so many tabs back lead to, at least the first one. */
    int before(int column, int count) {
        int next = column;
        for (int i = 0; i < count && next > 0; i++) {
            do {
                next--;
            } while (next > 0 && !stops[next]);
        }
        return next;
    }
}
