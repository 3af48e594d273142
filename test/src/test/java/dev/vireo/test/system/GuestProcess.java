// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Whether it is a QEMU that an agent started. */
    boolean isMachine() {
        return arguments.contains("-pidfile");
    }

    /** Number of the machine that it is. */
    String vmid() {
        return String.valueOf(pidFile().getFileName()).replace(".pid", "");
    }

    private static List<String> commandLine(long pid) throws IOException {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            return List.of(Files.readString(file).split("\0"));
        } catch (IOException e) {
            // A process may end at any time, then it has no command line.
            return List.of();
        }
    }

    /** Where its sockets are. */
    Path runDirectory() {
        return pidFile().toAbsolutePath().resolveSibling(".").normalize();
    }

    private Path pidFile() {
        return Path.of(arguments.get(arguments.indexOf("-pidfile") + 1));
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
