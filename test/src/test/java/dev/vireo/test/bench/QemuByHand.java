// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.File;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The command line of a running machine, started as somebody would who types it.
 *
 * @param command QEMU and its arguments
 * @param directory where it makes its sockets and its file of the process number
 */
record QemuByHand(List<String> command, Path directory) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_NANOSECONDS = 500_000;

    /** Finds the machine among the processes: the state directory is in the paths of its disks. */
    static QemuByHand find(Path state) throws IOException {
        List<Path> processes;
        try (var all = Files.list(Path.of("/proc"))) {
            processes = all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList();
        }
        for (Path process : processes) {
            List<String> command = commandOf(process);
            int pidFile = command.indexOf("-pidfile");
            if (pidFile > 0
                    && command.get(0).contains("qemu")
                    && String.join(" ", command).contains(state.toString())) {
                Path directory =
                        Path.of(command.get(pidFile + 1)).toAbsolutePath().getParent();
                return new QemuByHand(command, directory == null ? state : directory);
            }
        }
        throw new IOException("no QEMU runs on " + state);
    }

    private static List<String> commandOf(Path process) {
        try {
            return Arrays.asList(Files.readString(process.resolve("cmdline")).split("\0"));
        } catch (IOException e) {
            // It has ended meanwhile.
            return List.of();
        }
    }

    /**
     * Starts it, waits until it says that the machine runs, ends it, and returns the nanoseconds from start to that answer.
     * The greeting of its control socket would be too early: it comes before the machine is made.
     */
    long start(String vmid) throws IOException, InterruptedException {
        Path control = directory.resolve(vmid + ".qmp");
        for (String kind : List.of("pid", "qmp", "vnc", "qga")) {
            Files.deleteIfExists(directory.resolve(vmid + "." + kind));
        }
        long start = System.nanoTime();
        Process qemu = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitMachine(control, qemu);
            return System.nanoTime() - start;
        } finally {
            qemu.destroy();
            if (!qemu.waitFor(10, TimeUnit.SECONDS)) {
                qemu.destroyForcibly();
            }
        }
    }

    private static void awaitMachine(Path control, Process qemu) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (QmpByHand qmp = QmpByHand.open(control)) {
                qmp.ask("{\"execute\":\"query-status\"}");
                return;
            } catch (SocketException e) {
                if (!qemu.isAlive() || System.nanoTime() > end) {
                    throw new IOException("QEMU did not start by hand", e);
                }
                LockSupport.parkNanos(POLL_NANOSECONDS);
            }
        }
    }
}
