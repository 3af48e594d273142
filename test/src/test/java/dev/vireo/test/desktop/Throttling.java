// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How often the kernel held back a process's control group, of either version, because its time was used up. */
final class Throttling {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private Throttling() {}

    /** Periods in which that happened, since the group was made. */
    static long of(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup"))) {
            String[] parts = line.split(":", 3);
            boolean isOurs =
                    parts[1].isEmpty() || Arrays.asList(parts[1].split(",")).contains("cpu");
            Path statistics =
                    GROUPS.resolve(parts[1]).resolve(parts[2].substring(1)).resolve("cpu.stat");
            if (isOurs && Files.exists(statistics)) {
                for (String entry : Files.readAllLines(statistics)) {
                    if (entry.startsWith("nr_throttled ")) {
                        return Long.parseLong(entry.substring(entry.indexOf(' ') + 1));
                    }
                }
            }
        }
        throw new IOException("process " + pid + " is in no control group that counts throttling");
    }
}
