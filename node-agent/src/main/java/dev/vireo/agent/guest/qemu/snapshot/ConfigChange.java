// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.Vmid;
import java.util.function.UnaryOperator;

/** Writes a guest's configuration, based on what it says at that moment. */
record ConfigChange(GuestStore guests) {
    /** Changes it. */
    void apply(Vmid vmid, UnaryOperator<GuestConfig> change) {
        Guest guest = guests.require(vmid);
        guests.replace(guest, change.apply(guest.config()));
    }

    /** Changes it as a step of a task. */
    void apply(Vmid vmid, UnaryOperator<GuestConfig> change, String step, TaskContext task) {
        task.step(step);
        apply(vmid, change);
        task.step(step + ".done");
    }
}
