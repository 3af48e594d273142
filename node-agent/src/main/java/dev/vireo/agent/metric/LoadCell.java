// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import java.nio.ByteBuffer;

/**
 * The minutes of one hour, sorted by load: 32 bytes, of which a file has many. They never cross the border of a disk's
 * sector, so that a power cut leaves either the old ones or the new ones.
 */
final class LoadCell {
    /** Size of a cell in a file. */
    static final int BYTES = LoadScale.STEPS + 2 * Integer.BYTES;

    private static final int MOST = 255;
    private static final int UNITS = 10_000;

    private final int week;
    private final int[] counts = new int[LoadScale.STEPS];
    private int sum;

    /** An empty cell of that week. */
    LoadCell(int week) {
        this.week = week;
    }

    /** The cell in those bytes; an empty one of another week where they make no sense. */
    static LoadCell read(ByteBuffer bytes) {
        int[] counts = new int[LoadScale.STEPS];
        for (int step = 0; step < LoadScale.STEPS; step++) {
            counts[step] = Byte.toUnsignedInt(bytes.get());
        }
        int sum = bytes.getInt();
        LoadCell cell = new LoadCell(bytes.getInt());
        System.arraycopy(counts, 0, cell.counts, 0, counts.length);
        cell.sum = sum;
        return sum < 0 || sum > cell.minutes() * UNITS ? new LoadCell(Integer.MIN_VALUE) : cell;
    }

    /** Writes it where {@link #read} finds it. */
    void write(ByteBuffer bytes) {
        for (int count : counts) {
            bytes.put((byte) count);
        }
        bytes.putInt(sum).putInt(week);
    }

    /** Counts a minute of that share; more minutes than an hour of a day with two of them has are left out. */
    void add(double share) {
        double possible = Math.max(0, Math.min(1, share));
        int step = LoadScale.stepOf(possible);
        if (counts[step] < MOST) {
            counts[step]++;
            sum += (int) Math.round(possible * UNITS);
        }
    }

    /** The week that it is of. */
    int week() {
        return week;
    }

    /** Number of its minutes. */
    int minutes() {
        int minutes = 0;
        for (int count : counts) {
            minutes += count;
        }
        return minutes;
    }

    /** Sum of the shares of its minutes. */
    double sum() {
        return (double) sum / UNITS;
    }

    /** Adds its minutes to others by step. */
    void addTo(int[] others) {
        for (int step = 0; step < counts.length; step++) {
            others[step] += counts[step];
        }
    }
}
