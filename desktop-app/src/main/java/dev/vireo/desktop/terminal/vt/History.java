// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows that have left the screen at its top, the oldest first; beyond a limit the oldest are forgotten. */
final class History {
    private static final int FIRST_ROOM = 256;

    private final int limit;
    private final StringBuilder scratch = new StringBuilder();
    private @Nullable PastRow[] rows;
    private int first;
    private int size;
    private long forgotten;

    History(int limit) {
        this.limit = limit;
        this.rows = new PastRow[Math.min(limit, FIRST_ROOM)];
    }

    void add(Row row) {
        if (limit == 0) {
            forgotten++;
            return;
        }
        PastRow past = PastRow.of(row, scratch);
        if (size == rows.length && size < limit) {
            grow();
        }
        if (size == limit) {
            rows[first] = past;
            first = (first + 1) % rows.length;
            forgotten++;
        } else {
            rows[(first + size) % rows.length] = past;
            size++;
        }
    }

    private void grow() {
        @Nullable PastRow[] more = new PastRow[Math.min(limit, rows.length * 2)];
        for (int i = 0; i < size; i++) {
            more[i] = rows[(first + i) % rows.length];
        }
        rows = more;
        first = 0;
    }

    /** Takes the newest row back. */
    PastRow removeLast() {
        PastRow last = get(size - 1);
        rows[(first + size - 1) % rows.length] = null;
        size--;
        return last;
    }

    PastRow get(int index) {
        PastRow row = rows[(first + index) % rows.length];
        if (index < 0 || index >= size || row == null) {
            throw new IndexOutOfBoundsException("row " + index + " of " + size);
        }
        return row;
    }

    int size() {
        return size;
    }

    /** How many rows were forgotten: the number of the oldest one. */
    long forgotten() {
        return forgotten;
    }

    void clear() {
        forgotten += size;
        Arrays.fill(rows, null);
        size = 0;
        first = 0;
    }
}
