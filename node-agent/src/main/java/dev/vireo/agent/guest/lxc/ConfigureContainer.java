// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.guest.lxc.config.LxcConfinement;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.RemovedContainerVolumes;
import dev.vireo.agent.guest.lxc.volume.VolumeRequests;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionSet;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Changes a configuration. What a running container cannot take at once waits for its next start. */
final class ConfigureContainer {
    /** What can be named to be removed: detached volumes too, which nobody sets. */
    private static final OptionSet REMOVABLE = CtOptions.SETTABLE.and(CtOptions.UNUSED);

    private final ContainerTools tools;
    private final VolumeRequests requests;
    private final LiveChange live;

    ConfigureContainer(ContainerTools tools, VolumeRequests requests, LiveChange live) {
        this.tools = tools;
        this.requests = requests;
        this.live = live;
    }

    /** Refuses what could not be changed. */
    Guest check(Arguments arguments) {
        Vmid vmid = arguments.require(PathParameters.VMID);
        Guest guest = tools.requireChangeable(vmid, arguments.get(GuestEndpoints.DIGEST));
        PendingChanges.named(arguments, GuestEndpoints.DELETE).forEach(key -> requireRemovable(guest, key));
        Options given = tools.input().given(arguments);
        requireSame(
                guest,
                given,
                CtOptions.UNPRIVILEGED,
                "its files belong to other accounts then; restore a backup" + " as the other kind instead");
        if (guest.options().isSet(VmOptions.TEMPLATE)
                && !ContainerDisks.of(given).isEmpty()) {
            ContainerTools.requireNoTemplate(guest);
        }
        requests.check(given, vmid);
        ContainerInput.requireConsistent(guest.options().overlaidBy(given));
        return guest;
    }

    private static void requireSame(Guest guest, Options given, Option<Boolean> fixed, String why) {
        if (given.has(fixed) && given.isSet(fixed) != guest.options().isSet(fixed)) {
            throw ApiException.badParameter(fixed.name(), "this can't be changed: " + why);
        }
    }

    private static void requireRemovable(Guest guest, String key) {
        if (REMOVABLE.find(key).isEmpty()) {
            throw ApiException.badParameter("delete", "unknown option '" + key + "'");
        }
        if (key.equals(CtOptions.ROOTFS.name()) || key.equals(CtOptions.UNPRIVILEGED.name())) {
            throw ApiException.badParameter("delete", "unable to delete required option '" + key + "'");
        }
        boolean isVolume = CtOptions.UNUSED.member(key).isPresent();
        if (isVolume && guest.options().isSet(VmOptions.PROTECTION)) {
            throw ApiException.failed(
                    "can't remove '" + key + "' of CT " + guest.vmid() + " - protection mode enabled");
        }
    }

    /** Makes the change, new volumes included. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = tools.locks().hold(vmid);
                Undo undo = new Undo(task)) {
            Guest guest = check(arguments);
            long shift =
                    LxcConfinement.shift(guest.options(), guest.config().main().foreignLines(), tools.host());
            VolumeRequests.Allocated allocated =
                    requests.allocate(tools.input().given(arguments), vmid, shift, task, undo);
            RemovedContainerVolumes removed = new RemovedContainerVolumes(tools.guests(), tools.volumes());
            removed.intend(guest, PendingChanges.named(arguments, GuestEndpoints.DELETE), task, undo);
            GuestConfig changed = change(guest, allocated.options(), arguments);
            if (!changed.equals(guest.config())) {
                task.step("configure.commit");
                tools.guests().replace(guest, changed);
                task.step("configure.committed");
            }
            undo.clear();
            allocated.intents().forEach(task::fulfil);
            removed.free(task);
            applyWaiting(vmid, task);
        }
    }

    /** Gives a running container what it can take; what fails goes on waiting, and the caller hears why. */
    private void applyWaiting(Vmid vmid, TaskContext task) throws InterruptedException {
        Optional<RunningContainer> running = tools.runtime().find(vmid);
        if (running.isPresent()) {
            PendingChanges.applyEach(tools.guests().require(vmid).config(), key -> apply(running.get(), key, task));
        }
    }

    private void apply(RunningContainer running, String key, TaskContext task)
            throws IOException, InterruptedException {
        Guest guest = tools.guests().require(running.vmid());
        GuestConfig after = ContainerDisks.CHANGES.apply(guest.config(), key);
        task.step("hotplug.apply " + key);
        if (live.apply(running, key, guest.options(), after.options(), task)) {
            task.step("hotplug.commit " + key);
            tools.guests().replace(guest, after);
            task.line("Changed " + key + " while the container runs");
        } else {
            task.line(key + " waits for the next start");
        }
    }

    private GuestConfig change(Guest guest, Options given, Arguments arguments) {
        boolean isRunning = tools.runtime().find(guest.vmid()).isPresent();
        return withoutAttached(ContainerDisks.CHANGES.change(
                guest.config(), arguments, given, key -> isRunning && effectOf(key) != Effect.NOW));
    }

    /** A volume that is mounted again is no detached one any more. */
    private static GuestConfig withoutAttached(GuestConfig config) {
        Options options = config.options();
        for (Map.Entry<Integer, VolumeId> unused :
                options.family(CtOptions.UNUSED).entrySet()) {
            if (ContainerDisks.attached(options).containsValue(unused.getValue())) {
                options = options.without("unused" + unused.getKey());
            }
        }
        return config.withOptions(options);
    }

    private static Effect effectOf(String key) {
        boolean isUnused = CtOptions.UNUSED.member(key).isPresent();
        return isUnused ? Effect.NOW : REMOVABLE.find(key).map(Option::effect).orElse(Effect.RESTART);
    }
}
