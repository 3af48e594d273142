// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

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
import java.util.stream.Stream;

/** Switches several guests, one after the other in their order. What fails is told and does not stop the others. */
public final class BulkPower {
    private final List<GuestSwitch> kinds;

    /** @param kinds what switches guests of each kind */
    public BulkPower(List<GuestSwitch> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** A guest with what switches it. */
    private record Switched(Guest guest, GuestSwitch by) {
        boolean isRunning() {
            return by.isRunning(guest.vmid());
        }

        String label() {
            return guest.kind() + " " + guest.vmid();
        }
    }

    private interface Action {
        void run(Switched each) throws IOException, InterruptedException;
    }

    /**
     * Starts guests in their order.
     *
     * @param chosen those that it is about; all if empty
     * @param force whether also those that do not start with the node
     */
    public void startAll(Optional<Set<Vmid>> chosen, boolean force, TaskContext task) throws InterruptedException {
        List<Switched> starting = select(chosen, each -> !each.isRunning() && isStartable(each.guest, force), false);
        long pause = 0;
        for (Switched next : starting) {
            TimeUnit.SECONDS.sleep(pause);
            attempt(next, "start", each -> each.by.start(each.guest.vmid(), task), task);
            pause = StartupOrder.of(next.guest.options()).upSeconds();
        }
        task.line("Went through " + starting.size() + " guests");
    }

    /** Whether some guest that starts with the node does not run. */
    boolean hasOnesToStart() {
        return all().anyMatch(each -> !each.isRunning() && isStartable(each.guest, false));
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
        List<Switched> stopping = select(chosen, Switched::isRunning, true);
        for (Switched next : stopping) {
            long limit = StartupOrder.of(next.guest.options()).downSeconds().orElse(seconds);
            attempt(next, "shutdown", each -> each.by.shutDown(each.guest.vmid(), limit, force, task), task);
        }
        task.line("Went through " + stopping.size() + " guests");
    }

    /** Holds guests, in the reverse of their order. */
    public void suspendAll(Optional<Set<Vmid>> chosen, TaskContext task) throws InterruptedException {
        List<Switched> holding = select(chosen, Switched::isRunning, true);
        for (Switched next : holding) {
            attempt(next, "suspend", each -> each.by.hold(each.guest.vmid(), task), task);
        }
        task.line("Went through " + holding.size() + " guests");
    }

    private Stream<Switched> all() {
        return kinds.stream().flatMap(kind -> kind.guests().stream().map(guest -> new Switched(guest, kind)));
    }

    private List<Switched> select(Optional<Set<Vmid>> chosen, Predicate<Switched> fits, boolean reversed) {
        Comparator<Guest> order = reversed ? StartupOrder.STARTS.reversed() : StartupOrder.STARTS;
        return all().filter(each ->
                        chosen.map(vmids -> vmids.contains(each.guest.vmid())).orElse(true))
                .filter(fits)
                .sorted(Comparator.comparing(Switched::guest, order))
                .toList();
    }

    private static void attempt(Switched each, String what, Action action, TaskContext task)
            throws InterruptedException {
        task.checkCancelled();
        try {
            task.line(each.guest.name() + " (" + each.label() + "): " + what);
            action.run(each);
        } catch (ApiException | IOException e) {
            task.warn(each.label() + ": " + e.getMessage());
        }
    }
}
