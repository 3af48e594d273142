// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import dev.vireo.agent.StateDirectory;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What virtual machines of an agent run on this machine, whatever their agent knows of them: also those without a disk.
 *
 * @param state the agent's state directory
 */
public record NodeGuests(Path state) {
    private static final long PATIENCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_NANOSECONDS = 20_000_000;

    /** Where the agent keeps their sockets. */
    Path runDirectory() {
        return new StateDirectory(state.toAbsolutePath().normalize())
                .runDirectory(ServiceAccount.isRoot(new LinuxHostFiles()));
    }

    /** Their processes. */
    List<GuestProcess> running() throws IOException {
        Path directory = runDirectory();
        List<GuestProcess> found = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            GuestProcess guest = GuestProcess.of(process.pid());
            if (guest.isMachine() && guest.runDirectory().equals(directory)) {
                found.add(guest);
            }
        }
        return found;
    }

    /** Ends those that run, and removes what they have beside the state directory. No agent may be at work. */
    public void end() throws Exception {
        for (GuestProcess guest : running()) {
            guest.kill();
        }
        removeFiles();
    }

    private void removeFiles() throws IOException {
        Path directory = runDirectory();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.list(directory)) {
                for (Path file : all.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        }
    }

    /**
     * Ends those that run, as {@link #end} does.
     *
     * @throws AssertionError if there were any: whoever started them should have ended them
     */
    public void requireNone() throws Exception {
        long last = System.nanoTime() + PATIENCE_NANOSECONDS;
        List<GuestProcess> left = running();
        // One that was told to end just now is not left.
        while (!left.isEmpty() && System.nanoTime() < last) {
            LockSupport.parkNanos(LOOK_NANOSECONDS);
            left = running();
        }
        end();
        if (!left.isEmpty()) {
            List<String> names = left.stream()
                    .map(guest -> "process " + guest.pid() + " of VM " + guest.vmid())
                    .toList();
            throw new AssertionError("still run when their node is closed (they are killed now): " + names);
        }
    }
}
