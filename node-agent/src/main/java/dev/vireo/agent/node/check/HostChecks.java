// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.guest.qemu.capability.HostCapabilitiesProbe;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.model.node.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every check, in the order shown. */
public final class HostChecks {
    private final List<HostCheck> checks;

    private HostChecks(List<HostCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * What is looked at.
     *
     * @param programs runs programs of the host
     * @param files of the host
     * @param state directory of the agent; need not be there
     * @param memory directory in which the answer about KVM is remembered, to be written to
     * @param hostName the node's name
     * @param port that the agent listens on, or is to
     */
    public record Host(ProgramRunner programs, HostFiles files, Path state, Path memory, String hostName, int port) {}

    /** All checks of a host. */
    public static HostChecks of(Host host) {
        String boot =
                host.files.read(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        HostCapabilitiesProbe probe = new HostCapabilitiesProbe(host.programs, Path.of("/"), host.memory, boot);
        return new HostChecks(List.of(
                new KvmCheck(probe, host.files, HostChecks::mayOpen, System.getProperty("user.name", "")),
                new NestedCheck(host.files),
                new LxcCheck(host.programs, host.files),
                new ControlGroupCheck(host.files),
                new BridgeCheck(host.files),
                new NameCheck(host.hostName, new SystemResolver()),
                new TimeCheck(host.programs, host.files),
                new SpaceCheck(host.state, FileSystemUse::of),
                new PortCheck(host.files, host.state, host.port),
                new KernelCheck(host.files),
                new ProgramsCheck(host.files)));
    }

    private static boolean mayOpen(Path file) {
        return Files.isReadable(file) && Files.isWritable(file);
    }

    /** Looks at everything. What cannot be found out is told as such. */
    public List<Check> run() throws InterruptedException {
        List<Check> found = new ArrayList<>();
        for (HostCheck check : checks) {
            found.add(run(check));
        }
        return found;
    }

    private static Check run(HostCheck check) throws InterruptedException {
        try {
            return check.run();
        } catch (IOException | UncheckedIOException e) {
            return Check.unknown(check.id(), check.title(), String.valueOf(e.getMessage()));
        }
    }
}
