// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.balloon;

import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the node's memory from running short: while more than 80 % are in use, machines give memory back down to their
 * {@code balloon}; below, they get it again up to their {@code memory}. It is shared out by {@code shares}; a machine with
 * none takes no part. Done anew at each round.
 */
public final class AutoBalloon implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AutoBalloon.class);
    private static final long MEBIBYTE = 1L << 20;
    private static final double AIM = 0.8;
    private static final long STEP = 100 * MEBIBYTE;
    /** Less is not worth the guest's work. */
    private static final long LEAST_CHANGE = 4 * MEBIBYTE;

    private final GuestStore guests;
    private final Supplier<Collection<RunningVm>> running;
    private final Supplier<MemoryInfo> memory;

    /**
     * @param running the machines that run
     * @param memory the node's memory as it stands
     */
    public AutoBalloon(GuestStore guests, Supplier<Collection<RunningVm>> running, Supplier<MemoryInfo> memory) {
        this.guests = guests;
        this.running = running;
        this.memory = memory;
    }

    @Override
    public void run() {
        Map<Vmid, RunningVm> machines = new LinkedHashMap<>();
        List<BalloonTargets.Machine> taking = new ArrayList<>();
        for (RunningVm vm : running.get()) {
            machine(vm).ifPresent(machine -> {
                taking.add(machine);
                machines.put(vm.vmid(), vm);
            });
        }
        if (taking.isEmpty()) {
            return;
        }
        MemoryInfo node = memory.get();
        long room = (long) (node.total() * AIM) - node.used();
        Map<Vmid, Long> present = new LinkedHashMap<>();
        taking.forEach(machine -> present.put(machine.vmid(), machine.present()));
        new BalloonTargets(taking, room, STEP).targets().forEach((vmid, target) -> {
            RunningVm vm = machines.get(vmid);
            if (vm != null && Math.abs(target - present.getOrDefault(vmid, target)) >= LEAST_CHANGE) {
                set(vm, target);
            }
        });
    }

    private Optional<BalloonTargets.Machine> machine(RunningVm vm) {
        Options options = guests.find(vm.vmid()).map(guest -> guest.options()).orElse(Options.EMPTY);
        long most = options.require(VmOptions.MEMORY) * MEBIBYTE;
        long least = options.get(VmOptions.BALLOON).orElse(0L) * MEBIBYTE;
        long shares = options.require(VmResourceOptions.SHARES);
        if (least <= 0 || least >= most || shares <= 0) {
            return Optional.empty();
        }
        try {
            long present = vm.ask("query-balloon", Map.of()).path("actual").asLong();
            return Optional.of(new BalloonTargets.Machine(vm.vmid(), present, least, most, shares));
        } catch (IOException e) {
            // Its guest has no driver, or it is just ending.
            LOG.debug("VM {} does not tell its balloon", vm.vmid(), e);
            return Optional.empty();
        }
    }

    private static void set(RunningVm vm, long bytes) {
        try {
            vm.ask("balloon", Map.of("value", bytes));
            LOG.debug("VM {} is to have {} MiB", vm.vmid(), bytes / MEBIBYTE);
        } catch (IOException e) {
            LOG.debug("VM {} did not take its balloon's size", vm.vmid(), e);
        }
    }
}
