// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * QEMU of one guest, as the node's system shows it.
 *
 * @param pid number of the process
 * @param arguments its command line
 */
record GuestProcess(long pid, List<String> arguments) {
    /** The process of that number. */
    static GuestProcess of(long pid) throws IOException {
        return new GuestProcess(pid, commandLine(pid));
    }

    /** The guests that use files below a directory. */
    static List<GuestProcess> using(Path directory) throws IOException {
        List<GuestProcess> found = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            List<String> arguments = commandLine(process.pid());
            boolean isGuest = arguments.contains("-pidfile")
                    && arguments.stream().anyMatch(argument -> argument.contains(directory + "/"));
            if (isGuest) {
                found.add(new GuestProcess(process.pid(), arguments));
            }
        }
        return found;
    }

    private static List<String> commandLine(long pid) throws IOException {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        // A process may end at any time, then it has no command line.
        return Files.isReadable(file) ? List.of(Files.readString(file).split("\0")) : List.of();
    }

    /** Where its sockets are. */
    Path runDirectory() {
        Path pidFile = Path.of(arguments.get(arguments.indexOf("-pidfile") + 1));
        return pidFile.toAbsolutePath().resolveSibling(".").normalize();
    }

    /** What the kernel says about it: {@code Uid}, {@code Seccomp}, … */
    Map<String, String> facts() throws IOException {
        Map<String, String> facts = new TreeMap<>();
        Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))
                .forEach(line -> facts.put(line.replaceFirst(":.*", ""), line.replaceFirst("[^:]*:\\s*", "")));
        return facts;
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Kills it and waits until it is gone. */
    void kill() throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process != null && process.destroyForcibly()) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }
}
