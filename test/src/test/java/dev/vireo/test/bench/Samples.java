// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Times that were measured, in milliseconds. */
final class Samples {
    private final double[] milliseconds;
    private int count;

    /** @param size how many there will be at most */
    Samples(int size) {
        milliseconds = new double[size];
    }

    /** Something to be measured. */
    interface Work {
        void run() throws Exception;
    }

    /** Measures once. */
    void time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        add(System.nanoTime() - start);
    }

    /** Takes a time in nanoseconds. */
    void add(long nanoseconds) {
        milliseconds[count++] = nanoseconds / 1e6;
    }

    /** The one in the middle. */
    double median() {
        double[] sorted = Arrays.copyOf(milliseconds, count);
        Arrays.sort(sorted);
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    /** Lets the machine go on for that long. */
    static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
