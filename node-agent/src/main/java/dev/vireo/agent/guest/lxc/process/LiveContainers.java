// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.GroupLimits;
import dev.vireo.agent.host.GroupUsage;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.agent.host.TapDevices;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Changes containers that run, and reads what they use. */
public final class LiveContainers {
    private final ContainerFiles files;
    private final ResourceGroups groups;
    private final ContainerMounts mounts;
    private final ContainerNetwork network;
    private final ContainerStarter starter;
    private final ContainerRuntime runtime;

    LiveContainers(
            ContainerHost host,
            ContainerMounts mounts,
            ContainerNetwork network,
            ContainerStarter starter,
            ContainerRuntime runtime) {
        this.files = host.files();
        this.groups = host.groups();
        this.mounts = mounts;
        this.network = network;
        this.starter = starter;
        this.runtime = runtime;
    }

    /**
     * Sets anew what a container may use.
     *
     * @param limits its memory, swap and processor time; its processors are chosen here
     * @param cores on how many processors it runs; all if absent
     * @throws IOException if the kernel refuses, as it does when more memory is in use than would be allowed
     */
    public void limit(RunningContainer container, GroupLimits limits, Optional<Long> cores) throws IOException {
        List<RunningContainer> others =
                runtime.all().stream().filter(other -> !other.equals(container)).toList();
        groups.limit(
                files.group(container.vmid()),
                new GroupLimits(limits.memory(), limits.swap(), limits.share(), starter.choose(cores, others)));
    }

    /**
     * Gives a container a card, or changes the one of that number.
     *
     * @param present how the card is plugged now; empty if there is none
     * @param warnings is told what could not be had in full
     */
    public void plug(
            RunningContainer container,
            int index,
            Optional<ContainerPort> present,
            ContainerPort wanted,
            Consumer<String> warnings)
            throws IOException, InterruptedException {
        boolean stays = present.isPresent() && !wanted.isOtherCard(present.get());
        if (stays) {
            network.change(container.vmid(), index, wanted, warnings);
            return;
        }
        if (present.isPresent()) {
            network.remove(container.vmid(), index);
        }
        network.plugLive(container, index, wanted, warnings);
    }

    /** Takes a card away from a container. */
    public void unplug(RunningContainer container, int index) throws IOException, InterruptedException {
        network.remove(container.vmid(), index);
    }

    /** Gives a container one more file system. */
    public void mount(RunningContainer container, ContainerMount mount) throws IOException, InterruptedException {
        mounts.attachLive(container, mount);
    }

    /**
     * What a container uses.
     *
     * @throws java.io.UncheckedIOException if it has ended
     */
    public GroupUsage usage(RunningContainer container) {
        return groups.usage(files.group(container.vmid()));
    }

    /** Bytes that a container received and sent since its start. */
    public TapDevices.Traffic traffic(RunningContainer container, Set<Integer> cards) {
        return network.traffic(container.vmid(), cards);
    }
}
