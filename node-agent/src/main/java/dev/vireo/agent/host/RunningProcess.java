// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

/**
 * A process, named for good: its number alone is given to another process once it ended.
 *
 * @param pid process number
 * @param startTicks when it started, in ticks since boot ({@code /proc/PID/stat}, field 22)
 */
public record RunningProcess(long pid, long startTicks) {}
