// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an agent's running machines have their sockets. */
record RunFolder(Path path) {
    /** The folder that a QEMU process was started with. */
    static RunFolder of(long qemu) throws IOException {
        List<String> arguments = Arrays.asList(
                Files.readString(Path.of("/proc/" + qemu + "/cmdline")).split("\0"));
        Path pidFile = Path.of(arguments.get(arguments.indexOf("-pidfile") + 1));
        return new RunFolder(Objects.requireNonNull(pidFile.getParent()));
    }

    /** The process of a machine, if it lives. */
    Optional<Long> process(int vmid) throws IOException {
        Path file = path.resolve(vmid + ".pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid);
    }

    /** Sockets and pid files that bear a machine's number. */
    List<Path> remains(int vmid) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> path.relativize(file).toString().startsWith(vmid + "."))
                    .filter(file -> !file.toString().endsWith(".log"))
                    .toList();
        }
    }
}
