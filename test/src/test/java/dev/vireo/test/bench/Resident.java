// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process. */
final class Resident {
    private Resident() {}

    /** Resident memory in MiB. */
    static double mebibytes(Process process) throws IOException {
        String line = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow(() -> new IOException("process " + process.pid() + " has ended"));
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
    }
}
