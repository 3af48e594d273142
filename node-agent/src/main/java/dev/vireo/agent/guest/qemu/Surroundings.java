// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.HookScript;
import dev.vireo.agent.guest.qemu.command.DiskImage;
import dev.vireo.agent.guest.qemu.command.DriveImages;
import dev.vireo.agent.guest.qemu.command.MappedKey;
import dev.vireo.agent.guest.qemu.command.QemuPlan;
import dev.vireo.agent.guest.qemu.hotplug.LiveLimits;
import dev.vireo.agent.guest.qemu.process.GuestHugePages;
import dev.vireo.agent.guest.qemu.process.HostDeviceCheck;
import dev.vireo.agent.guest.qemu.process.MappedDevices;
import dev.vireo.agent.guest.qemu.process.QemuHost;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.process.TpmProcess;
import dev.vireo.agent.guest.qemu.share.ShareServers;
import dev.vireo.agent.host.HugePages;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.AgentLog;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.device.DirectoryShare;
import dev.vireo.model.guest.device.TpmState;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the node does around QEMU itself when a machine starts and stops: scripts, its TPM, limits. */
final class Surroundings {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    private final GuestStore guests;
    private final HostDeviceCheck devices;
    private final TpmProcess tpm;
    private final HookScript hook;
    private final CloudInitDrive cloudInit;
    private final GuestHugePages pages;
    private final ProcessLimits limits;
    private final MappedDevices mapped;
    private final ShareServers shares;

    /**
     * @param mapped looks mappings up
     * @param shares serves directories
     */
    Surroundings(GuestStore guests, Storages storages, QemuHost host, MappedDevices mapped, ShareServers shares) {
        this.guests = guests;
        this.mapped = mapped;
        this.shares = shares;
        this.devices = new HostDeviceCheck(host.hostFiles());
        this.tpm = new TpmProcess(host);
        this.hook = new HookScript(storages::path, host.runner());
        this.cloudInit = new CloudInitDrive(guests, storages, host);
        this.pages = new GuestHugePages(new HugePages(Path.of("/sys/kernel/mm/hugepages")), host.files());
        this.limits = new ProcessLimits(host.groups());
    }

    /** The limits of processor time. */
    LiveLimits limits() {
        return limits;
    }

    /** What serves directories. */
    ShareServers shares() {
        return shares;
    }

    /** The node's devices that mappings stand for. */
    MappedDevices devices() {
        return mapped;
    }

    /** Before QEMU starts and before cards are plugged. */
    void prepare(Guest guest, QemuPlan plan, Undo undo, TaskContext task) throws IOException, InterruptedException {
        devices.check(plan.options());
        hook.run(guest, HookScript.Phase.PRE_START, task);
        pages.reserve(guest.vmid(), guest.options(), undo);
        Optional<TpmState> state = guest.options().get(VmHardwareOptions.TPM_STATE);
        if (state.isPresent()) {
            task.step("start.tpm");
            DiskImage image = DriveImages.require(plan, "tpmstate0", state.get().disk());
            tpm.start(guest.vmid(), state.get(), image, undo);
        }
        serveDirectories(guest, undo, task);
    }

    private void serveDirectories(Guest guest, Undo undo, TaskContext task) throws IOException, InterruptedException {
        Map<Integer, DirectoryShare> wanted = guest.options().family(VmHardwareOptions.VIRTIOFS);
        for (MappedKey key : MappedKey.of(guest.options())) {
            if (key.kind() == MappingKind.DIRECTORY) {
                int number = VmHardwareOptions.VIRTIOFS.indexOf(key.key()).orElseThrow();
                Path directory = mapped.directory(key);
                task.step("start.share " + key.key());
                shares.start(guest.vmid(), number, Objects.requireNonNull(wanted.get(number)), directory, undo);
                task.line(key.key() + ": serving " + directory + "; in a Linux guest: mount -t virtiofs " + key.id()
                        + " /mnt");
            }
        }
    }

    /** Makes the drives whose content follows the configuration. */
    void makeDrives(Guest guest) throws IOException, InterruptedException {
        cloudInit.make(guest);
    }

    /** Once QEMU runs. */
    void started(Guest guest, RunningVm vm, TaskContext task) throws InterruptedException {
        pages.started(guest.vmid());
        mapped.started(guest.vmid());
        limits.apply(guest.vmid(), vm.process().pid(), guest.options(), task::warn);
        hook.run(guest, HookScript.Phase.POST_START, task);
    }

    /** Before somebody stops it. */
    void stopping(Vmid vmid, TaskLog log) throws InterruptedException {
        Optional<Guest> guest = guests.find(vmid);
        if (guest.isPresent()) {
            hook.run(guest.get(), HookScript.Phase.PRE_STOP, log);
        }
    }

    /** Once it has ended, for whatever reason. */
    void ended(Vmid vmid) {
        limits.end(vmid);
        try {
            Optional<Guest> guest = guests.find(vmid);
            pages.release(vmid, guest.map(Guest::options).orElse(Options.EMPTY));
            if (guest.isPresent()) {
                hook.run(guest.get(), HookScript.Phase.POST_STOP, new AgentLog(LOG));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
