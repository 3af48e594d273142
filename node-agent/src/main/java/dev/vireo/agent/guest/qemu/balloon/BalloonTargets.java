// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.balloon;

import dev.vireo.model.id.Vmid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much memory each machine is to have next. What all may have together is shared out by weight: each has its least, and
 * of the rest as much as its shares say, up to its most. Nobody goes there at once: a guest that loses memory needs time to
 * free it.
 *
 * @param machines those that take part
 * @param room bytes that all together may have more; negative if they have to give some back
 * @param step the most bytes by which one changes at once
 */
record BalloonTargets(List<Machine> machines, long room, long step) {
    private static final int HALVINGS = 64;

    /**
     * A machine that takes part.
     *
     * @param present bytes that it has
     * @param least bytes that it keeps
     * @param most bytes that it can have
     * @param shares its weight, above 0
     */
    record Machine(Vmid vmid, long present, long least, long most, long shares) {}

    BalloonTargets {
        machines = List.copyOf(machines);
    }

    /** Bytes by machine; those that stay as they are are left out. */
    Map<Vmid, Long> targets() {
        List<Long> changes = affordable(steps(ideal()));
        Map<Vmid, Long> targets = new LinkedHashMap<>();
        for (int i = 0; i < machines.size(); i++) {
            if (changes.get(i) != 0) {
                Machine machine = machines.get(i);
                targets.put(machine.vmid, machine.present + changes.get(i));
            }
        }
        return targets;
    }

    /** What each would have if all could change at once. */
    List<Long> ideal() {
        double whole = (double) machines.stream().mapToLong(Machine::present).sum() + room;
        double low = 0;
        double high = machines.stream()
                .mapToDouble(machine -> (double) (machine.most - machine.least) / machine.shares)
                .max()
                .orElse(0);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (at(middle).stream().mapToLong(Long::longValue).sum() > whole) {
                high = middle;
            } else {
                low = middle;
            }
        }
        // The upper end belongs to it too: with room for all, all have their most.
        return at(high).stream().mapToLong(Long::longValue).sum() <= whole ? at(high) : at(low);
    }

    private List<Long> at(double bytesAShare) {
        return machines.stream()
                .map(machine -> Math.min(machine.most, machine.least + (long) (bytesAShare * machine.shares)))
                .toList();
    }

    private List<Long> steps(List<Long> wanted) {
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            long change = wanted.get(i) - machines.get(i).present;
            steps.add(Math.max(-step, Math.min(step, change)));
        }
        return steps;
    }

    /** Nobody gets what is not there yet: room, and what others give back in the same step. */
    private List<Long> affordable(List<Long> steps) {
        long given = -steps.stream().mapToLong(change -> Math.min(0, change)).sum();
        long gained = steps.stream().mapToLong(change -> Math.max(0, change)).sum();
        long allowed = Math.max(0, room + given);
        if (gained <= allowed) {
            return steps;
        }
        double part = (double) allowed / gained;
        return steps.stream()
                .map(change -> change > 0 ? (long) (change * part) : change)
                .toList();
    }
}
