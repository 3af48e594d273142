// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.VmStatusReader;
import dev.vireo.agent.guest.qemu.VmUsage;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.agent.FileSystemFreeze;
import dev.vireo.agent.guest.qemu.agent.GuestAgentClient;
import dev.vireo.agent.guest.qemu.agent.GuestAgents;
import dev.vireo.agent.guest.qemu.capability.CapabilityCache;
import dev.vireo.agent.guest.qemu.clone.CloneWork;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.disk.VmDisks;
import dev.vireo.agent.guest.qemu.process.QemuHost;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.snapshot.SnapshotWork;
import dev.vireo.agent.host.ControlGroups;
import dev.vireo.agent.host.HostDetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.mapping.NodeResources;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.importing.DiskImport;
import dev.vireo.agent.task.AgentThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Virtual machines.
 *
 * @param store their configuration
 * @param runtime those that run
 * @param work the recipes that change them
 * @param disks what work on their disks needs
 * @param usage what those that run use
 * @param statuses how they stand
 * @param capabilities what the node's QEMU offers
 * @param files names of their sockets
 * @param snapshots the recipes that work on snapshots
 * @param clones the recipes that make clones and templates
 * @param agents the agents inside them
 */
record GuestParts(
        GuestStore store,
        QemuRuntime runtime,
        VmWork work,
        VmDisks disks,
        VmUsage usage,
        VmStatusReader statuses,
        CapabilityCache capabilities,
        QemuFiles files,
        SnapshotWork snapshots,
        CloneWork clones,
        GuestAgents agents) {
    /** What guests are built on. */
    record Base(
            GuestStore guests,
            GuestLocks locks,
            Storages storages,
            DiskImport imports,
            HostFiles files,
            ProgramRunner programs,
            InstantSource clock,
            SecureRandom random,
            GuestAgentClient agentClient,
            NodeResources resources) {}

    static GuestParts create(
            Base base, StateDirectory state, Optional<ServiceAccount> account, AgentThreads threads, EventBus events)
            throws IOException {
        QemuFiles files = new QemuFiles(runDirectory(state, account));
        QemuHost host = host(base, files, account, state);
        QemuRuntime runtime = QemuRuntime.create(host, threads.listeners(), events, base.clock);
        GuestAgents agents = new GuestAgents(base.guests, runtime, base.agentClient);
        TapDevices taps = new TapDevices(base.programs, base.files);
        CapabilityCache capabilities = new CapabilityCache(base.programs, base.files, state.root());
        VmWork work = VmWork.create(
                new VmWork.Parts(
                        base.guests,
                        base.locks,
                        base.storages,
                        base.imports,
                        runtime,
                        taps,
                        capabilities,
                        host,
                        state.tapPrefix(),
                        agents,
                        base.resources),
                base.random,
                base.clock);
        VmDisks disks = new VmDisks(base.guests, work.locks(), base.storages, runtime, capabilities);
        VmUsage usage = new VmUsage(base.guests, runtime, base.files, taps, state.tapPrefix(), base.clock);
        VmStatusReader statuses = new VmStatusReader(runtime, usage, base.clock);
        SnapshotWork snapshots = SnapshotWork.create(work.tools(), new FileSystemFreeze(base.agentClient), base.clock);
        return new GuestParts(
                base.guests,
                runtime,
                work,
                disks,
                usage,
                statuses,
                capabilities,
                files,
                snapshots,
                CloneWork.create(work.tools(), base.random, base.clock),
                agents);
    }

    private static QemuHost host(Base base, QemuFiles files, Optional<ServiceAccount> account, StateDirectory state) {
        boolean hasSystemd = base.files.exists(Path.of("/run/systemd/system"));
        return new QemuHost(
                new HostDetachedPrograms(base.files),
                base.files,
                files,
                account,
                hasSystemd,
                base.programs,
                new ControlGroups(Path.of("/sys/fs/cgroup"), "vireo-" + state.tapPrefix()),
                state.scratch());
    }

    /** QEMU's account makes its sockets here; nobody else may look in. */
    private static Path runDirectory(StateDirectory state, Optional<ServiceAccount> account) throws IOException {
        Path directory = state.runDirectory(account.isPresent());
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(
                directory, PosixFilePermissions.fromString(account.isPresent() ? "rwxrwx---" : "rwx------"));
        if (account.isPresent()) {
            Files.setAttribute(directory, "unix:gid", account.get().gid());
        }
        return directory;
    }
}
