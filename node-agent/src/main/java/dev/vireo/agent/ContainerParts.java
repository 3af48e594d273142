// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.lxc.ContainerWork;
import dev.vireo.agent.guest.lxc.process.ContainerEnd;
import dev.vireo.agent.guest.lxc.process.ContainerFiles;
import dev.vireo.agent.guest.lxc.process.ContainerHost;
import dev.vireo.agent.guest.lxc.process.ContainerRuntime;
import dev.vireo.agent.host.HostDetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.network.NatBridge;
import dev.vireo.agent.network.NetworkHost;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Containers.
 *
 * @param store their configuration
 * @param runtime those that run
 * @param work the recipes that change them
 */
record ContainerParts(GuestStore store, ContainerRuntime runtime, ContainerWork work) {
    private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");
    private static final Duration LOOK = Duration.ofMillis(500);

    /** What containers are built on. */
    record Base(
            GuestStore store,
            GuestLocks locks,
            Storages storages,
            HostFiles files,
            ProgramRunner programs,
            InstantSource clock,
            SecureRandom random) {}

    static ContainerParts create(Base base, StateDirectory state, AgentThreads threads, EventBus events)
            throws IOException {
        boolean hasSystemd = base.files.exists(Path.of("/run/systemd/system"));
        HostDetachedPrograms programs = new HostDetachedPrograms(base.files);
        NetworkHost network = new NetworkHost(base.programs, programs, base.files, state.networks(), hasSystemd);
        ContainerHost host = new ContainerHost(
                base.programs,
                programs,
                base.files,
                new ContainerFiles(state.containers(), state.containerPrefix(), state.cardPrefix()),
                CONTROL_GROUPS,
                new NatBridge(state.natBridge(), network),
                hasSystemd);
        ContainerRuntime runtime = new ContainerRuntime(host, threads.listeners(), events);
        ContainerWork work = new ContainerWork(
                new ContainerWork.Parts(base.store, base.locks, base.storages, host, runtime), base.random, base.clock);
        return new ContainerParts(base.store, runtime, work);
    }

    /** Finds containers that run; what ended meanwhile is cleared away. Answers how those ended. */
    List<ContainerEnd> adopt() throws IOException {
        try {
            return runtime.adopt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the agent started", e);
        }
    }

    /** From now on ends are seen, and what follows them is done. */
    void watch(List<ContainerEnd> earlier, AgentThreads threads, Tasks tasks) {
        runtime.onEnd(end -> work.ended(end, tasks));
        earlier.forEach(end -> threads.listeners().execute(() -> work.ended(end, tasks)));
        threads.repeat(LOOK, runtime::watch);
    }
}
