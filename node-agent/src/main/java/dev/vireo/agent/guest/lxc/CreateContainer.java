// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.config.LxcConfinement;
import dev.vireo.agent.guest.lxc.template.RootFilling;
import dev.vireo.agent.guest.lxc.template.TemplateArchives;
import dev.vireo.agent.guest.lxc.template.TemplateMount;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.VolumeRequests;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes a container: reserves its VMID, makes its volumes, fills its root, commits its configuration, starts it if asked. */
final class CreateContainer {
    /** Names the intent of a VMID that is reserved for a container not yet made. */
    static final String INTENT = "create-ct";
    /** What holds a container while it is made. */
    static final String LOCK = "create";

    private static final int USUAL_GIBIBYTES = 4;

    private final ContainerTools tools;
    private final VolumeRequests requests;
    private final TemplateMount mounting;
    private final ContainerActions power;

    CreateContainer(ContainerTools tools, VolumeRequests requests, TemplateMount mounting, ContainerActions power) {
        this.tools = tools;
        this.requests = requests;
        this.mounting = mounting;
        this.power = power;
    }

    /** Refuses what could not be made, before a task begins. */
    void check(Arguments arguments) {
        Vmid vmid = arguments.require(PathParameters.VMID);
        if (tools.guests().isTaken(vmid)) {
            throw ApiException.failed(
                    "CT " + vmid + " already exists on node '" + arguments.require(PathParameters.NODE) + "'");
        }
        Options options = keys(arguments);
        ContainerInput.requireConsistent(options);
        requests.check(options, vmid);
        ContainerDisks.of(options).forEach((key, disk) -> {
            if (disk.volume().isPresent()) {
                throw ApiException.badParameter(
                        key, "a new container has no volume yet: give STORAGE:GIB, or a path of the node");
            }
        });
        mounting.filling().check(options, secrets(arguments));
        template(arguments);
    }

    private static RootFilling.Secrets secrets(Arguments arguments) {
        return new RootFilling.Secrets(
                arguments.get(ContainerEndpoints.PASSWORD), arguments.get(ContainerEndpoints.SSH_KEYS));
    }

    private Path template(Arguments arguments) {
        String name = ContainerEndpoints.TEMPLATE.name();
        try {
            VolumeId volume = VolumeId.parse(arguments.require(ContainerEndpoints.TEMPLATE));
            return new TemplateArchives(tools.storages()).require(name, volume);
        } catch (InvalidValueException e) {
            throw ApiException.badParameter(name, String.valueOf(e.getMessage()));
        }
    }

    /** The keys that it gets; a root that is not described is a volume of the usual size. */
    private Options keys(Arguments arguments) {
        Options options = tools.input().given(arguments);
        Vmid vmid = arguments.require(PathParameters.VMID);
        if (!options.has(CtOptions.ROOTFS)) {
            String storage =
                    arguments.require(ContainerEndpoints.DEFAULT_STORAGE).toString();
            options = options.with(CtOptions.ROOTFS, ContainerDisk.of(storage + ":" + USUAL_GIBIBYTES));
        }
        return options.has(CtSystemOptions.HOST_NAME) ? options : options.with(CtSystemOptions.HOST_NAME, "CT" + vmid);
    }

    /** The work of the task {@code vzcreate}. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            make(vmid, arguments, task);
            if (arguments.isSet(ContainerEndpoints.START)) {
                power.startHeld(vmid, false, task);
            }
        }
    }

    private void make(Vmid vmid, Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Path archive = template(arguments);
        Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString()));
        try (Undo undo = new Undo(task)) {
            reserveVmid(vmid, task, undo);
            Options wanted = keys(arguments);
            long shift = LxcConfinement.shift(wanted, List.of(), tools.host());
            VolumeRequests.Allocated allocated = requests.allocate(wanted, vmid, shift, task, undo);
            Options made = mounting.fill(
                    new TemplateMount.Wish(vmid, allocated.options(), archive, shift, secrets(arguments)), task);
            commit(vmid, made, arguments, task);
            undo.clear();
            allocated.intents().forEach(task::fulfil);
        }
        task.fulfil(intent);
        task.line("Made CT " + vmid);
    }

    private void reserveVmid(Vmid vmid, TaskContext task, Undo undo) {
        task.step("create.reserve");
        tools.guests().reserve(vmid, LOCK, undo);
        task.step("create.reserved");
    }

    private void commit(Vmid vmid, Options options, Arguments arguments, TaskContext task) {
        String notes = arguments.get(VmOptions.DESCRIPTION).orElse("");
        ConfigSection main = ConfigSection.EMPTY.withOptions(options).withDescription(notes);
        task.step("create.commit");
        tools.guests()
                .replace(tools.guests().require(vmid), new GuestConfig(main, ConfigSection.EMPTY, Map.of(), Map.of()));
        task.step("create.committed");
    }
}
