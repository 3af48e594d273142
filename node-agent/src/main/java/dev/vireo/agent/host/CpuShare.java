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
    /** Neither limit nor weight. */
    public static final CpuShare UNLIMITED = new CpuShare(Optional.empty(), Optional.empty());
}
