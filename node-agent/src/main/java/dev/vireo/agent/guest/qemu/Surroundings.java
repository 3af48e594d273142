// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.HookScript;
import dev.vireo.agent.host.HugePages;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.TpmState;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the node does around QEMU itself when a machine starts and stops: scripts, its TPM, limits, shaped cards. */
final class Surroundings {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    private final GuestStore guests;
    private final HostDeviceCheck devices;
    private final TpmProcess tpm;
    private final HookScript hook;
    private final CloudInitDrive cloudInit;
    private final GuestHugePages pages;
    private final ProcessLimits limits;
    private final CardShaping cards;

    Surroundings(GuestStore guests, Storages storages, TapDevices taps, QemuHost host) {
        this.guests = guests;
        this.devices = new HostDeviceCheck(host.hostFiles());
        this.tpm = new TpmProcess(host);
        this.hook = new HookScript(storages::path, host.runner());
        this.cloudInit = new CloudInitDrive(guests, storages, host.runner());
        this.pages = new GuestHugePages(new HugePages(Path.of("/sys/kernel/mm/hugepages")));
        this.limits = new ProcessLimits(host.groups());
        this.cards = new CardShaping(taps);
    }

    /** Before QEMU starts and before cards are plugged. */
    void prepare(Guest guest, QemuPlan plan, Undo undo, TaskContext task) throws IOException, InterruptedException {
        devices.check(guest.options());
        hook.run(guest, HookScript.Phase.PRE_START, task);
        pages.reserve(guest.vmid(), guest.options(), undo);
        Optional<TpmState> state = guest.options().get(VmHardwareOptions.TPM_STATE);
        if (state.isPresent()) {
            task.step("start.tpm");
            DiskImage image = DriveImages.require(plan, "tpmstate0", state.get().disk());
            tpm.start(guest.vmid(), state.get(), image, undo);
        }
    }

    /** Makes the drives whose content follows the configuration. */
    void makeDrives(Guest guest) throws IOException, InterruptedException {
        cloudInit.make(guest);
    }

    /** Once cards are plugged. */
    void shape(Guest guest, String tapPrefix, TaskLog log) throws IOException, InterruptedException {
        for (Map.Entry<Integer, NetworkCard> card :
                guest.options().family(VmOptions.NET).entrySet()) {
            String tap = tapPrefix + guest.vmid() + "i" + card.getKey();
            cards.shape(tap, "net" + card.getKey(), card.getValue(), log::warn);
        }
    }

    /** Once QEMU runs. */
    void started(Guest guest, RunningVm vm, TaskContext task) throws InterruptedException {
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
            if (guest.isPresent()) {
                pages.release(vmid, guest.get().options());
                hook.run(guest.get(), HookScript.Phase.POST_STOP, new AgentLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where no task is there whose log could tell. */
    private static final class AgentLog implements TaskLog {
        @Override
        public void line(String text) {
            LOG.info("{}", text);
        }

        @Override
        public void warn(String text) {
            LOG.warn("{}", text);
        }

        @Override
        public void progress(double share) {
            LOG.trace("{}", share);
        }
    }
}
