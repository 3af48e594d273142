// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a block device has moved since boot.
 *
 * @param read bytes read from it
 * @param written bytes written to it
 */
public record DiskCounters(long read, long written) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int NAME = 2;
    private static final int SECTORS_READ = 5;
    private static final int SECTORS_WRITTEN = 9;
    // The kernel counts in sectors of this size whatever the device's own are.
    private static final long SECTOR = 512;

    /** Reads the text of {@code /proc/diskstats}: counters by device name, in the file's order. */
    public static Map<String, DiskCounters> parse(String text) {
        Map<String, DiskCounters> devices = new LinkedHashMap<>();
        text.lines().map(line -> BLANKS.split(line.strip())).forEach(words -> {
            if (words.length > SECTORS_WRITTEN) {
                devices.put(words[NAME], of(words[SECTORS_READ], words[SECTORS_WRITTEN]));
            }
        });
        return devices;
    }

    private static DiskCounters of(String sectorsRead, String sectorsWritten) {
        return new DiskCounters(Long.parseLong(sectorsRead) * SECTOR, Long.parseLong(sectorsWritten) * SECTOR);
    }
}
