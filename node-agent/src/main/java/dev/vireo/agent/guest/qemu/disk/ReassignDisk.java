// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.volume.DetachedKeys;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a disk to another guest: its volume gets a name of that guest, then both configurations are written at once. */
final class ReassignDisk {
    /** Names the intent of a volume that gets another name. */
    static final String INTENT = "reassign-disk";

    private final VmDisks disks;

    ReassignDisk(VmDisks disks) {
        this.disks = disks;
    }

    /** Refuses what could not be done, before a task begins. */
    void check(Arguments arguments) {
        plan(arguments);
    }

    private record Plan(Guest giver, DiskEntry disk, Guest taker, String key) {}

    private Plan plan(Arguments arguments) {
        Vmid vmid = arguments.require(PathParameters.VMID);
        Vmid target = arguments.require(DiskEndpoints.TARGET_VMID);
        require(!vmid.equals(target), "target-vmid", "is the guest that has the disk; give another one");
        boolean goesElsewhere = arguments.has(DiskEndpoints.STORAGE) || arguments.has(DiskEndpoints.FORMAT);
        require(!goesElsewhere, "storage", "a disk for another guest stays on its storage in its format");
        Guest giver = disks.requireChangeable(vmid, false, arguments.get(GuestEndpoints.DIGEST));
        Guest taker = disks.requireChangeable(target, false, arguments.get(DiskEndpoints.TARGET_DIGEST));
        DiskEntry disk = DiskEntry.require(giver, arguments.require(DiskEndpoints.DISK));
        requireMovable(giver, disk);
        String key = arguments.get(DiskEndpoints.TARGET_DISK).orElseGet(() -> usualKey(disk, taker));
        requireTakable(taker, disk, key);
        return new Plan(giver, disk, taker, key);
    }

    private static String usualKey(DiskEntry disk, Guest taker) {
        return disk.isUnused() ? DetachedKeys.firstFree(taker.options()) : disk.key();
    }

    private void requireMovable(Guest giver, DiskEntry disk) {
        VmDisks.requireNoTemplate(giver, disk);
        require(disk.isOwnedBy(giver), "disk", "volume '" + disk.volume() + "' does not belong to VM " + giver.vmid());
        if (disks.userOf(giver, disk).isPresent()) {
            throw ApiException.failed(
                    "VM " + giver.vmid() + " runs and uses " + disk.key() + ": detach the disk first");
        }
        disks.uses().keeper(giver, disk.volume()).ifPresent(reason -> {
            throw ApiException.failed(disk.key() + " cannot be given away: " + reason);
        });
    }

    private void requireTakable(Guest taker, DiskEntry disk, String key) {
        require(
                taker.options().raw(key) == null,
                "target-disk",
                "VM " + taker.vmid() + " has a " + key + " already; give another key");
        DiskEntry taken = disk.at(key);
        require(!taker.options().isSet(VmOptions.TEMPLATE), "target-vmid", "is a template, which never changes");
        if (disks.userOf(taker, taken).isPresent()) {
            throw ApiException.badParameter(
                    "target-disk", "VM " + taker.vmid() + " runs: give a key such as unused0 and attach the disk then");
        }
        busOf(key).ifPresent(option -> requireFit(option, taken));
    }

    private static Optional<Option<Disk>> busOf(String key) {
        for (OptionFamily<Disk> family : VmOptions.DISKS) {
            Optional<Option<Disk>> option = family.member(key);
            if (option.isPresent()) {
                return option;
            }
        }
        return Optional.empty();
    }

    private static void requireFit(Option<Disk> option, DiskEntry taken) {
        try {
            option.type().parse(taken.written());
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("target-disk", option.name() + ": " + e.getMessage());
        }
    }

    private static void require(boolean condition, String parameter, String complaint) {
        if (!condition) {
            throw ApiException.badParameter(parameter, complaint);
        }
    }

    /** The work of the task {@code qmmove} for a disk that another guest gets. */
    void run(Arguments arguments, TaskContext task) throws InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        Vmid target = arguments.require(DiskEndpoints.TARGET_VMID);
        // Always in one order, so that two tasks never wait for each other.
        boolean isFirst = vmid.number() < target.number();
        try (GuestLocks.Held one = disks.locks().hold(isFirst ? vmid : target);
                GuestLocks.Held other = disks.locks().hold(isFirst ? target : vmid)) {
            give(plan(arguments), task);
        }
    }

    private void give(Plan plan, TaskContext task) {
        VolumeId from = plan.disk.volume();
        Storage storage = disks.storages().holding(from);
        List<Intent> intents = new ArrayList<>();
        task.step("reassign.rename");
        try (Undo undo = new Undo(task)) {
            VolumeId to = storage.reassign(from, plan.taker.vmid(), volume -> {
                Intent intent = task.intend(INTENT, Map.of("from", from.toString(), "to", volume.toString()));
                intents.add(intent);
                undo.add("give " + from + " away", () -> {
                    storage.takeBack(from, volume);
                    task.fulfil(intent);
                });
            });
            task.step("reassign.commit");
            DiskEntry taken = plan.disk.with(to).at(plan.key);
            disks.guests()
                    .replace(
                            plan.giver,
                            plan.giver.config().withOptions(plan.giver.options().without(plan.disk.key())),
                            plan.taker,
                            plan.taker.config().withOptions(taken.in(plan.taker.options())));
            undo.clear();
            task.step("reassign.committed");
            task.line("Volume '" + from + "' is " + plan.key + " of VM " + plan.taker.vmid() + " now: '" + to + "'");
        }
        intents.forEach(task::fulfil);
    }
}
