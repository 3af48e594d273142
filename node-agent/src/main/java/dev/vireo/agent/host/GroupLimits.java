// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.Optional;

/**
 * What a group of processes may use at most.
 *
 * @param memory bytes of memory
 * @param swap bytes of swap beside it; 0 is none
 * @param share processor time
 * @param processors numbers of the processors that it may run on, as the kernel writes them ({@code 0-1,4}); all if absent
 */
public record GroupLimits(long memory, long swap, CpuShare share, Optional<String> processors) {}
