// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.Optional;

/**
 * What a group of processes uses.
 *
 * @param processorNanoseconds processor time since its start
 * @param memory bytes of memory, without what the kernel could drop at once
 * @param swap bytes of swap
 * @param read bytes read from block devices since its start
 * @param written bytes written to block devices since its start
 * @param cpuPressure how much it waits for processors; empty where the kernel does not tell it of groups
 * @param ioPressure how much it waits for disks
 * @param memoryPressure how much it waits for memory
 */
public record GroupUsage(
        long processorNanoseconds,
        long memory,
        long swap,
        long read,
        long written,
        Optional<PressureInfo> cpuPressure,
        Optional<PressureInfo> ioPressure,
        Optional<PressureInfo> memoryPressure) {}
