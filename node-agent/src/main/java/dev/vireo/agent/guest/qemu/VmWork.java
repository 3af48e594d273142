// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.importing.DiskImport;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The recipes that change virtual machines. */
public final class VmWork {
    private final CreateVm creation;
    private final DestroyVm removal;
    private final ConfigureVm configuration;
    private final PowerActions power;

    private VmWork(CreateVm creation, DestroyVm removal, ConfigureVm configuration, PowerActions power) {
        this.creation = creation;
        this.removal = removal;
        this.configuration = configuration;
        this.power = power;
    }

    /** What the recipes work on. */
    public record Parts(
            GuestStore guests,
            Storages storages,
            DiskImport imports,
            QemuRuntime runtime,
            TapDevices taps,
            Supplier<HostCapabilities> capabilities,
            QemuHost host,
            String tapPrefix) {}

    /** Puts them together. */
    public static VmWork create(Parts parts, SecureRandom random, InstantSource clock) {
        GuestLocks locks = new GuestLocks();
        ConfigInput input = new ConfigInput(random);
        VmStarter starter = new VmStarter(
                parts.guests,
                parts.storages,
                parts.taps,
                parts.runtime,
                parts.capabilities,
                new VmStarter.Place(parts.host.files(), parts.host.account(), parts.tapPrefix));
        DiskAllocation disks =
                new DiskAllocation(parts.storages, new FirmwareVariables(parts.capabilities), parts.imports);
        return new VmWork(
                new CreateVm(parts.guests, locks, disks, starter, input, clock),
                new DestroyVm(parts.guests, locks, parts.storages, parts.runtime),
                new ConfigureVm(parts.guests, locks, disks, parts.runtime, input),
                new PowerActions(parts.guests, locks, starter, parts.runtime));
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
}
