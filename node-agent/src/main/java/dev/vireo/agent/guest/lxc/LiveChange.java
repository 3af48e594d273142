// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.lxc.config.LxcLimits;
import dev.vireo.agent.guest.lxc.process.ContainerPlanner;
import dev.vireo.agent.guest.lxc.process.ContainerPort;
import dev.vireo.agent.guest.lxc.process.ContainerRuntime;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Gives a running container what it can take of a change. */
final class LiveChange {
    private static final List<Option<?>> LIMITS =
            List.of(CtOptions.MEMORY, CtOptions.SWAP, CtOptions.CORES, CtOptions.CPU_LIMIT, CtOptions.CPU_UNITS);
    /** Parts of a card that are set up inside the container. */
    private static final List<Option<String>> ADDRESSES =
            List.of(ContainerCard.ADDRESS, ContainerCard.GATEWAY, ContainerCard.ADDRESS_6, ContainerCard.GATEWAY_6);

    private final ContainerRuntime runtime;
    private final ContainerPlanner planner;

    LiveChange(ContainerRuntime runtime, ContainerPlanner planner) {
        this.runtime = runtime;
        this.planner = planner;
    }

    /**
     * Applies the change of one key.
     *
     * @param before the keys that hold now
     * @param after those that will
     * @return false if it waits for the next start
     */
    boolean apply(RunningContainer container, String key, Options before, Options after, TaskContext task)
            throws IOException, InterruptedException {
        if (LIMITS.stream().anyMatch(option -> option.name().equals(key))) {
            runtime.live().limit(container, LxcLimits.of(after), after.get(CtOptions.CORES));
            return true;
        }
        Optional<Integer> card = CtOptions.NET.indexOf(key);
        if (card.isPresent()) {
            return applyCard(container, card.get(), before, after, task);
        }
        boolean isNewMount = CtOptions.MOUNT_POINTS.member(key).isPresent() && before.raw(key) == null;
        return isNewMount && mount(container, key, after);
    }

    private boolean mount(RunningContainer container, String key, Options after)
            throws IOException, InterruptedException {
        ContainerDisk disk = after.get(CtOptions.disk(key).orElseThrow()).orElseThrow();
        runtime.live().mount(container, planner.mount(key, disk, after));
        return true;
    }

    private boolean applyCard(RunningContainer container, int index, Options before, Options after, TaskContext task)
            throws IOException, InterruptedException {
        Optional<ContainerCard> present = before.get(CtOptions.NET.member(index));
        Optional<ContainerCard> wanted = after.get(CtOptions.NET.member(index));
        if (wanted.isEmpty()) {
            runtime.live().unplug(container, index);
            return true;
        }
        if (needsStart(present, wanted.get())) {
            return false;
        }
        String key = "net" + index;
        Optional<ContainerPort> plugged = present.map(card -> ContainerPlanner.port(key, card));
        runtime.live().plug(container, index, plugged, ContainerPlanner.port(key, wanted.get()), task::warn);
        return true;
    }

    /** Addresses are set when the container starts; a card whose addresses stay can change all the same. */
    private static boolean needsStart(Optional<ContainerCard> present, ContainerCard wanted) {
        boolean isHostManaged = wanted.isSet(ContainerCard.HOST_MANAGED);
        if (present.isEmpty()) {
            return isHostManaged;
        }
        boolean hasSameAddresses =
                ADDRESSES.stream().allMatch(part -> present.get().get(part).equals(wanted.get(part)));
        boolean isOther = ContainerPlanner.port("net", present.get()).isOtherCard(ContainerPlanner.port("net", wanted));
        // A new card in the old one's place would lack what the node sets at the start.
        return !hasSameAddresses
                || isHostManaged != present.get().isSet(ContainerCard.HOST_MANAGED)
                || (isHostManaged && isOther);
    }
}
