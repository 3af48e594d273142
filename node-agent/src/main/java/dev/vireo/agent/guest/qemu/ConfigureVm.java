// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.guest.qemu.disk.RemovedVolumes;
import dev.vireo.agent.guest.qemu.hotplug.HotPlug;
import dev.vireo.agent.guest.qemu.hotplug.KeyChange;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.DetachedKeys;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionSet;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Changes a configuration. What a running machine cannot take at once waits for its next start. */
final class ConfigureVm {
    /** What can be named to be removed: detached disks too, which nobody sets. */
    private static final OptionSet REMOVABLE = VmOptions.SETTABLE.and(VmOptions.UNUSED);

    private final GuestStore guests;
    private final GuestLocks locks;
    private final DiskAllocation disks;
    private final QemuRuntime runtime;
    private final ConfigInput input;
    private final HotPlug hotPlug;

    ConfigureVm(
            GuestStore guests,
            GuestLocks locks,
            DiskAllocation disks,
            QemuRuntime runtime,
            ConfigInput input,
            HotPlug hotPlug) {
        this.hotPlug = hotPlug;
        this.guests = guests;
        this.locks = locks;
        this.disks = disks;
        this.runtime = runtime;
        this.input = input;
    }

    /** Refuses what could not be changed. */
    void check(Arguments arguments) {
        Guest guest = guests.require(arguments.require(PathParameters.VMID));
        if (!arguments.isSet(GuestEndpoints.SKIP_LOCK)) {
            guest.requireUnlocked();
        }
        guest.requireUnchanged(arguments.get(GuestEndpoints.DIGEST));
        PendingChanges.named(arguments, GuestEndpoints.DELETE).forEach(key -> requireKnown("delete", key));
        disks.removed(guests).check(guest, PendingChanges.named(arguments, GuestEndpoints.DELETE));
        disks.check(input.given(arguments), guest.vmid());
    }

    /** Makes the change, new disks included. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = locks.hold(vmid);
                Undo undo = new Undo(task)) {
            check(arguments);
            Guest guest = guests.require(vmid);
            takeBack(guest, PendingChanges.named(arguments, GuestEndpoints.REVERT));
            DiskAllocation.Allocated allocated = disks.allocate(input.given(arguments), vmid, task, undo);
            RemovedVolumes removed = disks.removed(guests);
            removed.intend(guest, PendingChanges.named(arguments, GuestEndpoints.DELETE), task, undo);
            GuestConfig changed = change(guest, allocated.options(), arguments);
            if (!changed.equals(guest.config())) {
                task.step("configure.commit");
                guests.replace(guest, changed);
                task.step("configure.committed");
            }
            undo.clear();
            allocated.intents().forEach(task::fulfil);
            removed.free(task);
            plugWaiting(vmid, task);
        }
    }

    private void takeBack(Guest guest, Set<String> reverted) throws IOException, InterruptedException {
        Optional<RunningVm> vm = runtime.find(guest.vmid());
        for (String key : reverted) {
            String waiting = guest.config().pending().options().raw(key);
            if (vm.isPresent() && waiting != null) {
                Options with = guest.options().with(key, waiting);
                hotPlug.takeBack(vm.get(), new KeyChange(key, guest.options(), with));
            }
        }
    }

    /** Gives a running machine what it can take; what fails goes on waiting, and the caller hears why. */
    private void plugWaiting(Vmid vmid, TaskContext task) throws InterruptedException {
        Optional<RunningVm> vm = runtime.find(vmid);
        if (vm.isPresent()) {
            PendingChanges.applyEach(guests.require(vmid).config(), key -> plug(vm.get(), key, task));
        }
    }

    private void plug(RunningVm vm, String key, TaskContext task) throws IOException, InterruptedException {
        Guest guest = guests.require(vm.vmid());
        GuestConfig after = VmPending.CHANGES.apply(guest.config(), key);
        task.step("hotplug.plug " + key);
        if (hotPlug.apply(vm, new KeyChange(key, guest.options(), after.options()))) {
            task.step("hotplug.commit " + key);
            guests.replace(guest, after.withOptions(DetachedKeys.settle(guest.options(), after.options())));
            task.step("hotplug.committed " + key);
            task.line("Changed " + key + " while the guest runs");
        } else {
            task.line(key + " waits for the next start");
        }
    }

    private GuestConfig change(Guest guest, Options given, Arguments arguments) {
        boolean isRunning = runtime.find(guest.vmid()).isPresent();
        GuestConfig changed = VmPending.CHANGES.change(
                guest.config(), arguments, given, key -> isRunning && effectOf(key) != Effect.NOW);
        return changed.withOptions(DetachedKeys.settle(guest.options(), changed.options()));
    }

    private static Effect effectOf(String key) {
        return REMOVABLE.find(key).map(Option::effect).orElse(Effect.RESTART);
    }

    private static void requireKnown(String parameter, String key) {
        if (REMOVABLE.find(key).isEmpty()) {
            throw ApiException.badParameter(parameter, "unknown option '" + key + "'");
        }
    }
}
