// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.config.LxcConfinement;
import dev.vireo.agent.guest.lxc.setup.GuestSetup;
import dev.vireo.agent.guest.lxc.template.RootMount;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.guest.lxc.volume.VolumeRequests;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a full clone of a container that does not run. Its source is only read. */
final class CloneContainer {
    private static final long KIBIBYTE = 1024;
    /** Keys that are the source's alone. */
    private static final List<Option<?>> OWN =
            List.of(VmOptions.TEMPLATE, CtOptions.LOCK, SnapshotKeys.PARENT, VmOptions.PROTECTION);

    private final ContainerTools tools;
    private final RootMount mounting;
    private final GuestSetup setup;

    CloneContainer(ContainerTools tools, RootMount mounting, GuestSetup setup) {
        this.tools = tools;
        this.mounting = mounting;
        this.setup = setup;
    }

    /** Refuses what could not be made. */
    Guest check(Arguments arguments) {
        Vmid source = arguments.require(PathParameters.VMID);
        Vmid target = arguments.require(CloneEndpoints.NEW_VMID);
        Guest guest = tools.guests().require(source);
        guest.requireUnlocked();
        refuse(arguments, guest);
        if (tools.guests().isTaken(target)) {
            throw ApiException.failed(
                    "unable to create CT " + target + ": config file already exists; choose another" + " VMID");
        }
        tools.requireStopped(source, "it is cloned");
        ContainerDisks.of(guest.options()).forEach((key, disk) -> {
            VolumeId volume = disk.volume()
                    .orElseThrow(() -> ApiException.failed("unable to clone " + key + ": '" + disk.source()
                            + "' belongs to the node; take it out of the configuration first"));
            ContainerVolumes.requireCopyable(volume);
            tools.volumes().requireTaken("storage", target(arguments, volume));
        });
        return guest;
    }

    private static void refuse(Arguments arguments, Guest guest) {
        boolean isLinked = !arguments.get(CloneEndpoints.FULL).orElse(true);
        if (isLinked) {
            throw ApiException.badParameter(
                    "full", "no storage of this node can link volumes of containers; leave it out for a full clone");
        }
        if (arguments.has(SnapshotEndpoints.OF_SNAPSHOT)) {
            throw ApiException.badParameter(
                    "snapname", "CT " + guest.vmid() + " has no snapshots whose volumes could be read");
        }
        boolean isElsewhere = arguments
                .get(CloneEndpoints.TARGET)
                .filter(node -> !node.equals(arguments.require(PathParameters.NODE)))
                .isPresent();
        if (isElsewhere) {
            throw ApiException.badParameter("target", "a clone is made on the node of its source");
        }
    }

    private static StorageId target(Arguments arguments, VolumeId volume) {
        return arguments.get(CloneEndpoints.STORAGE).orElse(volume.storage());
    }

    /** The work of the task {@code vzclone}. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid source = arguments.require(PathParameters.VMID);
        Vmid target = arguments.require(CloneEndpoints.NEW_VMID);
        try (GuestLocks.Held held = tools.locks().hold(source);
                GuestLocks.Held other = tools.locks().hold(target)) {
            Guest guest = check(arguments);
            Intent intent = task.intend(CreateContainer.INTENT, Map.of("vmid", target.toString()));
            List<Intent> intents = new ArrayList<>();
            try (Undo undo = new Undo(task)) {
                reserve(target, task, undo);
                Job job = new Job(task, undo, intents);
                Options made = keys(guest, copy(guest.options(), arguments, job), arguments);
                makeOwn(guest, target, made, job);
                commit(guest, made, arguments, task);
                undo.clear();
            }
            intents.forEach(task::fulfil);
            task.fulfil(intent);
            task.line("CT " + target + " is a clone of CT " + source);
        }
    }

    private record Job(TaskContext task, Undo undo, List<Intent> intents) {}

    private void reserve(Vmid vmid, TaskContext task, Undo undo) {
        task.step("clone.reserve");
        tools.guests().reserve(vmid, CreateContainer.LOCK, undo);
        task.step("clone.reserved");
    }

    private Options copy(Options source, Arguments arguments, Job job) throws IOException, InterruptedException {
        Vmid owner = arguments.require(CloneEndpoints.NEW_VMID);
        long limit = Math.round(arguments.get(ContainerDiskEndpoints.BANDWIDTH).orElse(0.0) * KIBIBYTE);
        Options result = source;
        for (Map.Entry<String, ContainerDisk> entry : ContainerDisks.of(source).entrySet()) {
            job.task.checkCancelled();
            VolumeId volume = entry.getValue().volume().orElseThrow();
            VolumeId made = tools.volumes()
                    .copy(
                            volume,
                            target(arguments, volume),
                            owner,
                            limit,
                            job.task,
                            VolumeRequests.claim(job.task, job.intents));
            job.undo.add(
                    "copy volume " + volume,
                    () -> VolumeRequests.takeBack(made, tools.volumes(), job.task, job.intents));
            job.task.step("clone.copied");
            job.task.line("Copied " + entry.getKey() + " to '" + made + "'");
            ContainerDisk copied = entry.getValue().with(ContainerDisk.VOLUME, made.toString());
            result = ContainerDisks.with(result, entry.getKey(), copied);
        }
        return result;
    }

    private Options keys(Guest source, Options copied, Arguments arguments) {
        Options keys = tools.input().drawAnew(copied);
        for (Option<?> own : OWN) {
            keys = keys.without(own.name());
        }
        for (int index : copied.family(CtOptions.UNUSED).keySet()) {
            keys = keys.without("unused" + index);
        }
        return keys.with(
                CtSystemOptions.HOST_NAME,
                arguments.get(ContainerDiskEndpoints.HOST_NAME).orElse("Copy-of-" + source.name()));
    }

    /** What tells one system from another is drawn anew. A system where that can't be done may run as it is. */
    private void makeOwn(Guest source, Vmid target, Options keys, Job job) throws InterruptedException {
        List<String> raw = source.config().main().foreignLines();
        long shift = LxcConfinement.shift(keys, raw, tools.host());
        job.task.step("clone.mount");
        try {
            boolean isRenewed = mounting.use(target, keys, job.task, root -> {
                job.task.step("clone.renew");
                return setup.renew(root, shift, keys);
            });
            job.task.step("clone.renewed");
            job.task.line(
                    isRenewed
                            ? "Drew the machine id and the SSH host keys anew"
                            : "The system inside is left as it is: its machine id and SSH host keys are still those of"
                                    + " CT " + source.vmid());
        } catch (IOException | ApiException | InvalidValueException e) {
            job.task.warn("The clone's machine id and SSH host keys are still those of CT " + source.vmid()
                    + "; draw them anew inside: " + e.getMessage());
        }
    }

    private void commit(Guest source, Options keys, Arguments arguments, TaskContext task) {
        Vmid target = arguments.require(CloneEndpoints.NEW_VMID);
        String notes =
                arguments.get(CloneEndpoints.DESCRIPTION).orElse(source.config().description());
        List<String> raw = source.config().main().foreignLines();
        ConfigSection main = new ConfigSection(notes, keys, raw);
        task.step("clone.commit");
        tools.guests()
                .replace(
                        tools.guests().require(target), new GuestConfig(main, ConfigSection.EMPTY, Map.of(), Map.of()));
        task.step("clone.committed");
    }
}
