// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.InvalidValueException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Memory and swap from {@code /proc/meminfo}, in bytes.
 *
 * @param total memory that the kernel manages
 * @param free memory that nothing uses
 * @param available memory that programs can get without swapping: free, and caches that can be dropped
 * @param swapTotal swap there is
 * @param swapFree swap that nothing uses
 */
public record MemoryInfo(long total, long free, long available, long swapTotal, long swapFree) {
    private static final Pattern LINE = Pattern.compile("(\\w+):\\s+([0-9]+) kB");
    private static final long KIBIBYTE = 1024;

    /** Reads the text of {@code /proc/meminfo}. */
    public static MemoryInfo parse(String text) {
        Map<String, Long> sizes = text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(m -> m.group(1), m -> Long.parseLong(m.group(2)) * KIBIBYTE));
        return new MemoryInfo(
                size(sizes, "MemTotal"),
                size(sizes, "MemFree"),
                size(sizes, "MemAvailable"),
                size(sizes, "SwapTotal"),
                size(sizes, "SwapFree"));
    }

    /** Memory that can't be had without swapping. */
    public long used() {
        return total - available;
    }

    /** Swap in use. */
    public long swapUsed() {
        return swapTotal - swapFree;
    }

    private static long size(Map<String, Long> sizes, String name) {
        Long size = sizes.get(name);
        if (size == null) {
            throw new InvalidValueException("/proc/meminfo has no line " + name);
        }
        return size;
    }
}
