// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;

/** Makes a virtual machine: reserves its VMID, allocates its disks, commits its configuration, starts it if asked. */
final class CreateVm {
    /** Names the intent of a VMID that is reserved for a machine not yet made. */
    static final String INTENT = "create-vm";
    /** What holds a machine while it is made. */
    static final String LOCK = "create";

    private final GuestStore guests;
    private final GuestLocks locks;
    private final DiskAllocation disks;
    private final VmStarter starter;
    private final ConfigInput input;
    private final InstantSource clock;

    CreateVm(
            GuestStore guests,
            GuestLocks locks,
            DiskAllocation disks,
            VmStarter starter,
            ConfigInput input,
            InstantSource clock) {
        this.guests = guests;
        this.locks = locks;
        this.disks = disks;
        this.starter = starter;
        this.input = input;
        this.clock = clock;
    }

    /** Refuses what could not be made, before a task begins. */
    void check(Arguments arguments) {
        Vmid vmid = arguments.require(PathParameters.VMID);
        if (guests.isTaken(vmid)) {
            throw ApiException.failed("unable to create VM " + vmid + " - VM " + vmid + " already exists on node '"
                    + arguments.require(PathParameters.NODE) + "'");
        }
        disks.check(input.forNew(arguments), vmid);
    }

    /** The work of the task {@code qmcreate}. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = locks.hold(vmid)) {
            make(vmid, arguments, task);
            if (arguments.isSet(GuestEndpoints.START)) {
                starter.start(vmid, task);
            }
        }
    }

    private void make(Vmid vmid, Arguments arguments, TaskContext task) throws IOException {
        Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString()));
        try (Undo undo = new Undo(task)) {
            reserveVmid(vmid, task, undo);
            DiskAllocation.Allocated allocated = disks.allocate(input.forNew(arguments), vmid, task, undo);
            commit(vmid, allocated.options(), arguments, task);
            undo.clear();
            allocated.intents().forEach(task::fulfil);
        }
        task.fulfil(intent);
    }

    private void reserveVmid(Vmid vmid, TaskContext task, Undo undo) {
        task.step("create.reserve");
        guests.reserve(vmid, LOCK, undo);
        task.step("create.reserved");
    }

    private void commit(Vmid vmid, Options options, Arguments arguments, TaskContext task) {
        Guest reserved = guests.require(vmid);
        String notes = arguments.get(VmOptions.DESCRIPTION).orElse("");
        Options complete = options.with(
                VmOptions.META,
                "creation-qemu=" + starter.qemuVersion() + ",ctime="
                        + clock.instant().getEpochSecond());
        ConfigSection main = ConfigSection.EMPTY.withOptions(complete).withDescription(notes);
        task.step("create.commit");
        guests.replace(reserved, new GuestConfig(main, ConfigSection.EMPTY, Map.of(), Map.of()));
        task.step("create.committed");
    }
}
