// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.DrawnAddresses;
import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.GuestSwitch;
import dev.vireo.agent.guest.HookScript;
import dev.vireo.agent.guest.lxc.config.DeviceNumber;
import dev.vireo.agent.guest.lxc.config.LxcHost;
import dev.vireo.agent.guest.lxc.config.LxcHostProbe;
import dev.vireo.agent.guest.lxc.process.ContainerEnd;
import dev.vireo.agent.guest.lxc.process.ContainerHost;
import dev.vireo.agent.guest.lxc.process.ContainerPlanner;
import dev.vireo.agent.guest.lxc.process.ContainerReboots;
import dev.vireo.agent.guest.lxc.process.ContainerRuntime;
import dev.vireo.agent.guest.lxc.process.ContainerUsage;
import dev.vireo.agent.guest.lxc.setup.GuestSetup;
import dev.vireo.agent.guest.lxc.template.RootMount;
import dev.vireo.agent.guest.lxc.template.TemplateMount;
import dev.vireo.agent.guest.lxc.template.UnpackedRoot;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.guest.lxc.volume.VolumeRequests;
import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.agent.storage.archive.SafeUnpack;
import dev.vireo.agent.task.AgentLog;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recipes that change containers, and what tells how they stand. */
public final class ContainerWork {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerWork.class);

    private final ContainerTools tools;
    private final ContainerActions power;
    private final CreateContainer creation;
    private final CloneContainer cloning;
    private final DestroyContainer removal;
    private final ConfigureContainer configuration;
    private final ContainerUsage usage;
    private final ContainerStatusReader statuses;
    private final ContainerInterfaces interfaces;
    private final HookScript hook;

    /** What the recipes work on. */
    public record Parts(
            GuestStore guests, GuestLocks locks, Storages storages, ContainerHost host, ContainerRuntime runtime) {}

    /** Puts them together. */
    public ContainerWork(Parts parts, SecureRandom random, InstantSource clock) throws IOException {
        ContainerHost host = parts.host;
        LxcHost lxc = new LxcHostProbe(
                        host.hostFiles(), host.controlGroups(), host.files().directory())
                .look();
        ContainerVolumes volumes = new ContainerVolumes(parts.storages, host.runner());
        GuestSetup setup = new GuestSetup(host.hostFiles(), random, clock);
        ContainerPlanner planner = new ContainerPlanner(host.files(), lxc, volumes, DeviceNumber::of, setup);
        ContainerInput input = new ContainerInput(new DrawnAddresses(random));
        this.tools = new ContainerTools(parts.guests, parts.locks, parts.runtime, volumes, planner, input, lxc);
        this.hook = new HookScript(parts.storages::path, host.runner());
        this.power = new ContainerActions(tools, hook);
        VolumeRequests requests = new VolumeRequests(volumes);
        RootMount mounting = new RootMount(host.files(), new Mounts(host.runner(), host.hostFiles()), planner);
        TemplateMount filling = new TemplateMount(mounting, new UnpackedRoot(new SafeUnpack(clock), setup, lxc));
        this.creation = new CreateContainer(tools, requests, filling, power);
        this.cloning = new CloneContainer(tools, mounting, setup);
        this.removal = new DestroyContainer(tools, power);
        this.configuration = new ConfigureContainer(tools, requests, new LiveChange(parts.runtime, planner));
        Allowances allowances = new Allowances(parts.guests, host.hostFiles());
        this.usage = new ContainerUsage(parts.runtime, host.files(), allowances::find, clock);
        this.statuses = new ContainerStatusReader(parts.runtime, usage, allowances, clock);
        this.interfaces = new ContainerInterfaces(host.runner());
    }

    /**
     * What repairs what an earlier run of the agent left.
     *
     * @param users tells whether a guest of whatever kind has a volume
     */
    public List<Sweeper> sweepers(VolumeUsers users) {
        return new ContainerSweepers(tools, users).all();
    }

    /** What switches containers where several guests are switched. */
    public GuestSwitch switches() {
        return power;
    }

    /** What samples them. */
    public ContainerUsage usage() {
        return usage;
    }

    /** Tells how they stand. */
    public ContainerStatusReader statuses() {
        return statuses;
    }

    /** What follows the end of a container: its script runs, and one that rebooted is started again by a task. */
    public void ended(ContainerEnd end, Tasks tasks) {
        Optional<Guest> guest = tools.guests().find(end.vmid());
        if (guest.isEmpty()) {
            return;
        }
        try {
            hook.run(guest.get(), HookScript.Phase.POST_STOP, new AgentLog(LOG));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        new ContainerReboots(tools.locks(), tools.runtime(), vmid -> startByTask(vmid, tasks)).ended(end);
    }

    /** The guest is held by who waits for the task. */
    private void startByTask(Vmid vmid, Tasks tasks) throws InterruptedException {
        tasks.runAndWait("vzreboot", vmid.toString(), UserId.ROOT, task -> power.startHeld(vmid, false, task));
    }

    ContainerTools tools() {
        return tools;
    }

    ContainerActions power() {
        return power;
    }

    CreateContainer creation() {
        return creation;
    }

    CloneContainer cloning() {
        return cloning;
    }

    DestroyContainer removal() {
        return removal;
    }

    ConfigureContainer configuration() {
        return configuration;
    }

    ContainerInterfaces interfaces() {
        return interfaces;
    }
}
