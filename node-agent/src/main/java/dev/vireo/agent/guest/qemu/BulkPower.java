// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.StartupOrder;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Switches several guests, one after the other in their order. What fails is told and does not stop the others. */
public final class BulkPower {
    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final PowerActions power;

    BulkPower(GuestStore guests, QemuRuntime runtime, PowerActions power) {
        this.guests = guests;
        this.runtime = runtime;
        this.power = power;
    }

    private interface Action {
        void run(Guest guest) throws IOException, InterruptedException;
    }

    /**
     * Starts guests in their order.
     *
     * @param chosen those that it is about; all if empty
     * @param force whether also those that do not start with the node
     */
    public void startAll(Optional<Set<Vmid>> chosen, boolean force, TaskContext task) throws InterruptedException {
        List<Guest> starting = select(chosen, guest -> !isRunning(guest) && isStartable(guest, force), false);
        long pause = 0;
        for (Guest guest : starting) {
            TimeUnit.SECONDS.sleep(pause);
            attempt(guest, "start", each -> power.start(each.vmid(), false, task), task);
            pause = StartupOrder.of(guest.options()).upSeconds();
        }
        task.line("Went through " + starting.size() + " guests");
    }

    /** Whether some guest that starts with the node does not run. */
    boolean hasOnesToStart() {
        return guests.all().stream().anyMatch(guest -> !isRunning(guest) && isStartable(guest, false));
    }

    private static boolean isStartable(Guest guest, boolean force) {
        boolean isWanted = force || guest.options().isSet(VmOptions.ON_BOOT);
        return isWanted && !guest.options().isSet(VmOptions.TEMPLATE);
    }

    /**
     * Shuts guests down, in the reverse of their order.
     *
     * @param seconds how long each may take that has no time of its own
     * @param force whether one that takes longer is stopped
     */
    public void stopAll(Optional<Set<Vmid>> chosen, long seconds, boolean force, TaskContext task)
            throws InterruptedException {
        List<Guest> stopping = select(chosen, this::isRunning, true);
        for (Guest guest : stopping) {
            long limit = StartupOrder.of(guest.options()).downSeconds().orElse(seconds);
            PowerActions.Patience patience = new PowerActions.Patience(limit, force);
            attempt(guest, "shutdown", each -> power.shutdown(each.vmid(), false, patience, task), task);
        }
        task.line("Went through " + stopping.size() + " guests");
    }

    /** Holds guests, in the reverse of their order. */
    public void suspendAll(Optional<Set<Vmid>> chosen, TaskContext task) throws InterruptedException {
        List<Guest> holding = select(chosen, this::isRunning, true);
        for (Guest guest : holding) {
            attempt(guest, "suspend", each -> power.command(each.vmid(), false, "stop"), task);
        }
        task.line("Went through " + holding.size() + " guests");
    }

    private boolean isRunning(Guest guest) {
        return runtime.find(guest.vmid()).isPresent();
    }

    private List<Guest> select(Optional<Set<Vmid>> chosen, Predicate<Guest> fits, boolean reversed) {
        Comparator<Guest> order = reversed ? StartupOrder.STARTS.reversed() : StartupOrder.STARTS;
        return guests.all().stream()
                .filter(guest ->
                        chosen.map(vmids -> vmids.contains(guest.vmid())).orElse(true))
                .filter(fits)
                .sorted(order)
                .toList();
    }

    private static void attempt(Guest guest, String what, Action action, TaskContext task) throws InterruptedException {
        task.checkCancelled();
        try {
            task.line(guest.name() + " (VM " + guest.vmid() + "): " + what);
            action.run(guest);
        } catch (ApiException | IOException e) {
            task.warn("VM " + guest.vmid() + ": " + e.getMessage());
        }
    }
}
