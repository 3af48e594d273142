// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.Optional;

/**
 * How much processor time a group of processes may have.
 *
 * @param processors processors' worth of time at most; nothing is without limit
 * @param weight weight beside other groups when processors are short, from 1 to 262144; the kernel's own default if absent
 */
public record CpuShare(Optional<Double> processors, Optional<Long> weight) {
    /** The stretch of time, in microseconds, of which {@link #quota} is a part. */
    public static final long PERIOD = 100_000;

    /** Neither limit nor weight. */
    public static final CpuShare UNLIMITED = new CpuShare(Optional.empty(), Optional.empty());

    private static final long SHORTEST_QUOTA = 1000;
    private static final long HEAVIEST = 10_000;
    private static final long FEWEST_SHARES = 2;

    /** Microseconds of processor time in each {@link #PERIOD}, no fewer than the kernel takes; nothing is without limit. */
    public Optional<Long> quota() {
        return processors.map(count -> Math.max(SHORTEST_QUOTA, Math.round(count * PERIOD)));
    }

    /** The weight as control groups of version 2 have it, from 1 to 10000, of which 100 is usual. */
    public Optional<Long> unifiedWeight() {
        return weight.map(wanted -> Math.max(1, Math.min(wanted, HEAVIEST)));
    }

    /** The weight as control groups of version 1 have it, 2 or more, of which 1024 is usual. */
    public Optional<Long> legacyShares() {
        return weight.map(wanted -> Math.max(FEWEST_SHARES, wanted));
    }
}
