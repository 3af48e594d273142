// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.command.DiskImage;
import dev.vireo.agent.guest.qemu.command.QemuCommand;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.command.QemuPlan;
import dev.vireo.agent.guest.qemu.hotplug.LiveCards;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.DetachedKeys;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a virtual machine: what waited is applied, images are found, network cards plugged, QEMU launched. */
public final class VmStarter {
    private static final Logger LOG = LoggerFactory.getLogger(VmStarter.class);

    private final GuestStore guests;
    private final Storages storages;
    private final BridgedCards cards;
    private final QemuRuntime runtime;
    private final Supplier<HostCapabilities> host;
    private final Place place;
    private final Surroundings surroundings;

    /**
     * Where machines run.
     *
     * @param tapPrefix beginning of the names of tap devices, different for each agent on a machine
     */
    record Place(QemuFiles files, Optional<ServiceAccount> account, String tapPrefix) {}

    /** What the node does around QEMU. */
    Surroundings surroundings() {
        return surroundings;
    }

    VmStarter(
            GuestStore guests,
            Storages storages,
            TapDevices taps,
            QemuRuntime runtime,
            Supplier<HostCapabilities> host,
            Place place,
            Surroundings surroundings) {
        this.surroundings = surroundings;
        this.guests = guests;
        this.storages = storages;
        this.cards = new BridgedCards(taps, place.account(), place.tapPrefix());
        this.runtime = runtime;
        this.host = host;
        this.place = place;
        runtime.onEnd(this::ended);
    }

    /** How a machine comes to run. */
    private enum Way {
        AFRESH,
        HELD,
        FOR_MEMORY;

        private List<String> arguments() {
            return switch (this) {
                case AFRESH -> List.of();
                case HELD -> List.of("-S");
                case FOR_MEMORY -> List.of("-S", "-incoming", "defer");
            };
        }
    }

    /** Starts it. */
    public RunningVm start(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        return launch(applyPending(guests.require(vmid)), Way.AFRESH, task);
    }

    /**
     * Starts it with processors that do not run yet, for a memory that is loaded next. What waits for a start goes on
     * waiting.
     *
     * @param shape of the machine that the memory is of
     */
    public RunningVm startHeld(Vmid vmid, KeptShape shape, TaskContext task) throws IOException, InterruptedException {
        return launch(shaped(guests.require(vmid), shape), Way.HELD, task);
    }

    /** Starts it so that it waits for a memory that QEMU is told to take in; else as {@link #startHeld}. */
    RunningVm startForMemory(Vmid vmid, KeptShape shape, TaskContext task) throws IOException, InterruptedException {
        return launch(shaped(guests.require(vmid), shape), Way.FOR_MEMORY, task);
    }

    private static Guest shaped(Guest guest, KeptShape shape) {
        return new Guest(guest.vmid(), guest.config().withOptions(shape.started(guest.options())), guest.file());
    }

    private RunningVm launch(Guest guest, Way way, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = guest.vmid();
        requireNoTemplate(guest);
        runtime.findAlive(vmid).ifPresent(vm -> {
            throw ApiException.failed("VM " + vmid + " runs already");
        });
        QemuCommand command = new QemuCommand();
        try (Undo undo = new Undo(task)) {
            QemuPlan plan = planOf(vmid, surroundings.devices().claim(vmid, guest.options(), undo));
            command.notes(plan).forEach(task::line);
            List<String> arguments = new ArrayList<>(command.build(plan));
            arguments.addAll(way.arguments());
            surroundings.prepare(guest, plan, undo, task);
            if (way == Way.AFRESH) {
                // A memory that goes on knows the drives as they were.
                surroundings.makeDrives(guest);
            }
            plugCards(guest, undo, task);
            task.step("start.launch");
            RunningVm vm = runtime.start(vmid, arguments, command.certainMachineType(plan), command.afterStart(plan));
            surroundings.started(guest, vm, task);
            undo.clear();
            task.step("start.launched");
            task.line("VM " + vmid + " runs as process " + vm.process().pid() + " (" + vm.machine() + ", QEMU "
                    + vm.qemuVersion() + ")");
            return vm;
        }
    }

    /** Version of the QEMU that would run a machine started now. */
    String qemuVersion() {
        return host.get().qemuVersion();
    }

    private static void requireNoTemplate(Guest guest) {
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed("VM " + guest.vmid() + " is a template and can't be started");
        }
    }

    private Guest applyPending(Guest guest) {
        if (guest.config().pending().options().isEmpty()) {
            return guest;
        }
        GuestConfig applied = VmPending.CHANGES.apply(guest.config());
        guests.replace(guest, applied.withOptions(DetachedKeys.settle(guest.options(), applied.options())));
        return guests.require(guest.vmid());
    }

    /** How a machine of that configuration would be started. */
    QemuPlan plan(Vmid vmid, Options options) {
        return planOf(vmid, surroundings.devices().resolve(vmid, options, key -> true));
    }

    /** The same as far as one key is concerned: what the mappings of others lead to does not matter. */
    QemuPlan plan(Vmid vmid, Options options, String key) {
        return planOf(vmid, surroundings.devices().resolve(vmid, options, key::equals));
    }

    private QemuPlan planOf(Vmid vmid, Options options) {
        return new QemuPlan(vmid, options, host.get(), place.files(), images(options), place.tapPrefix());
    }

    private Map<VolumeId, DiskImage> images(Options options) {
        Map<VolumeId, DiskImage> images = new LinkedHashMap<>();
        GuestVolumes.of(options).forEach((key, volume) -> images.put(volume, imageOf(key, volume)));
        return images;
    }

    private DiskImage imageOf(String key, VolumeId volume) {
        try {
            Path path = storages.path(volume);
            return new DiskImage(path, GuestVolumes.formatOf(volume));
        } catch (ApiException e) {
            throw ApiException.failed(key + ": " + e.getMessage(), e);
        }
    }

    private void plugCards(Guest guest, Undo undo, TaskLog log) throws IOException, InterruptedException {
        for (Map.Entry<Integer, NetworkCard> entry :
                guest.options().family(VmOptions.NET).entrySet()) {
            int index = entry.getKey();
            undo.add("plug net" + index, () -> cards.unplug(guest.vmid(), index));
            cards.plug(guest.vmid(), index, entry.getValue());
            cards.limit(guest.vmid(), index, entry.getValue(), log::warn);
        }
    }

    /** The node's side of cards that are plugged while a machine runs. */
    LiveCards cards() {
        return cards;
    }

    private void ended(Vmid vmid) {
        unplugAll(vmid);
        surroundings.ended(vmid);
    }

    private void unplugAll(Vmid vmid) {
        List<Integer> plugged = guests.find(vmid)
                .map(guest -> List.copyOf(guest.options().family(VmOptions.NET).keySet()))
                .orElse(List.of());
        for (int index : plugged) {
            try {
                cards.unplug(vmid, index);
            } catch (IOException e) {
                LOG.warn("cannot remove the tap of net{} of VM {}", index, vmid, e);
            }
        }
    }
}
