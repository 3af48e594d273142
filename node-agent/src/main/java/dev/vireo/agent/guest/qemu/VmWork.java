// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.GuestSwitch;
import dev.vireo.agent.guest.qemu.agent.GuestAgents;
import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.hotplug.HotPlug;
import dev.vireo.agent.guest.qemu.process.ConfinedCommand;
import dev.vireo.agent.guest.qemu.process.MappedDevices;
import dev.vireo.agent.guest.qemu.process.PciHolders;
import dev.vireo.agent.guest.qemu.process.QemuHost;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.share.ShareServers;
import dev.vireo.agent.guest.qemu.volume.FirmwareVariables;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.mapping.NodeResources;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.importing.DiskImport;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.Arguments;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The recipes that change virtual machines. */
public final class VmWork {
    private final CreateVm creation;
    private final DestroyVm removal;
    private final ConfigureVm configuration;
    private final PowerActions power;
    private final GuestSwitch switches;
    private final CloudInitApi cloudInit;
    private final ShareServers shares;
    private final Tools tools;

    private VmWork(
            CreateVm creation,
            DestroyVm removal,
            ConfigureVm configuration,
            PowerActions power,
            GuestSwitch switches,
            CloudInitApi cloudInit,
            Tools tools) {
        this.shares = tools.starter.surroundings().shares();
        this.cloudInit = cloudInit;
        this.creation = creation;
        this.removal = removal;
        this.configuration = configuration;
        this.power = power;
        this.tools = tools;
        this.switches = switches;
    }

    /** What the recipes work on. */
    public record Parts(
            GuestStore guests,
            GuestLocks locks,
            Storages storages,
            DiskImport imports,
            QemuRuntime runtime,
            TapDevices taps,
            Supplier<HostCapabilities> capabilities,
            QemuHost host,
            String tapPrefix,
            GuestAgents agents,
            NodeResources resources) {}

    /**
     * What recipes of other packages need beside their own parts.
     *
     * @param locks who works on a guest
     * @param starter starts machines
     */
    public record Tools(
            GuestStore guests, GuestLocks locks, Storages storages, QemuRuntime runtime, VmStarter starter) {}

    /** Puts them together. */
    public static VmWork create(Parts parts, SecureRandom random, InstantSource clock) {
        GuestLocks locks = parts.locks;
        MappedDevices mapped =
                new MappedDevices(parts.resources, new PciHolders(parts.host.hostFiles(), parts.runtime));
        ConfigInput input = new ConfigInput(random, mapped);
        VmStarter starter = new VmStarter(
                parts.guests,
                parts.storages,
                parts.taps,
                parts.runtime,
                parts.capabilities,
                new VmStarter.Place(parts.host.files(), parts.host.account(), parts.tapPrefix),
                new Surroundings(parts.guests, parts.storages, parts.host, mapped, shares(parts.host)));
        DiskAllocation disks =
                new DiskAllocation(parts.storages, new FirmwareVariables(parts.capabilities), parts.imports);
        Hibernation hibernation = new Hibernation(
                parts.guests, parts.storages, starter, parts.runtime, new MemoryTransfer(parts.host.files()), clock);
        PowerActions power = new PowerActions(parts.guests, locks, starter, parts.runtime, parts.agents, hibernation);
        return new VmWork(
                new CreateVm(parts.guests, locks, disks, starter, input, clock),
                new DestroyVm(parts.guests, locks, parts.storages, parts.runtime),
                new ConfigureVm(parts.guests, locks, disks, parts.runtime, input, hotPlug(starter)),
                power,
                new VmSwitch(parts.guests, parts.runtime, power),
                new CloudInitApi(parts.guests, locks, new CloudInitDrive(parts.guests, parts.storages, parts.host)),
                new Tools(parts.guests, locks, parts.storages, parts.runtime, starter));
    }

    private static ShareServers shares(QemuHost host) {
        ConfinedCommand scope = new ConfinedCommand(host.account(), host.hasSystemd());
        return new ShareServers(
                new ShareServers.Host(
                        host.programs(),
                        host.hostFiles(),
                        host.runner(),
                        host.account().map(ServiceAccount::name),
                        scope::inScope),
                host.files());
    }

    private static HotPlug hotPlug(VmStarter starter) {
        return new HotPlug(
                starter::plan, starter.cards(), starter.surroundings().limits());
    }

    /** What recipes of other packages are made with. */
    public Tools tools() {
        return tools;
    }

    /** One task at a time works on a guest: the locks that all recipes take. */
    public GuestLocks locks() {
        return tools.locks();
    }

    /** Answers about cloud-init drives. */
    public CloudInitApi cloudInit() {
        return cloudInit;
    }

    /** Changes a configuration as the API's {@code config} does. */
    public void configure(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        configuration.run(arguments, task);
    }

    /** What serves directories to machines. */
    public ShareServers shares() {
        return shares;
    }

    CreateVm creation() {
        return creation;
    }

    DestroyVm removal() {
        return removal;
    }

    ConfigureVm configuration() {
        return configuration;
    }

    PowerActions power() {
        return power;
    }

    /** What switches machines where several guests are switched. */
    public GuestSwitch switches() {
        return switches;
    }
}
