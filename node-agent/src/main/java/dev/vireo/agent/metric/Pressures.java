// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.agent.host.PressureInfo;
import org.jspecify.annotations.Nullable;

/**
 * How much a node's or guest's tasks are held up, in percent of time; null where the kernel does not tell it.
 *
 * @param cpu by want of processors
 * @param io by want of disks
 * @param memory by want of memory
 */
public record Pressures(
        @Nullable PressureInfo cpu,
        @Nullable PressureInfo io,
        @Nullable PressureInfo memory) {
    /** Nothing known, as in a kernel without pressure information. */
    public static final Pressures UNKNOWN = new Pressures(null, null, null);

    /** Adds those that both nodes and guests keep. */
    void addTo(KnownValues values) {
        if (cpu != null) {
            values.put("pressurecpusome", cpu.some());
        }
        if (io != null) {
            values.put("pressureiosome", io.some()).put("pressureiofull", io.full());
        }
        if (memory != null) {
            values.put("pressurememorysome", memory.some()).put("pressurememoryfull", memory.full());
        }
    }
}
