// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.agent.GuestAgents;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Switches virtual machines on and off. */
final class PowerActions {
    private static final long DEFAULT_SHUTDOWN_SECONDS = 60;

    private final GuestStore guests;
    private final GuestLocks locks;
    private final VmStarter starter;
    private final QemuRuntime runtime;
    private final GuestAgents agents;
    private final Hibernation hibernation;

    PowerActions(
            GuestStore guests,
            GuestLocks locks,
            VmStarter starter,
            QemuRuntime runtime,
            GuestAgents agents,
            Hibernation hibernation) {
        this.agents = agents;
        this.hibernation = hibernation;
        this.guests = guests;
        this.locks = locks;
        this.starter = starter;
        this.runtime = runtime;
    }

    /** Starts it; one that was saved on a disk goes on where it was. */
    void start(Vmid vmid, boolean ignoresLock, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            boolean isSaved = hibernation.isSaved(vmid);
            requireUnlocked(vmid, ignoresLock || isSaved);
            Optional<RunningVm> present = runtime.findAlive(vmid);
            if (present.isPresent() && isSaved) {
                // An agent was killed before QEMU listened: its processors never ran since the memory was saved.
                runtime.stop(present.get());
            } else if (present.isPresent()) {
                throw ApiException.failed("VM " + vmid + " already running");
            }
            if (isSaved) {
                hibernation.resume(vmid, task);
            } else {
                starter.start(vmid, task);
            }
        }
    }

    /** Saves it on a disk and ends it. */
    void hibernate(Vmid vmid, boolean ignoresLock, Optional<StorageId> storage, TaskContext task)
            throws IOException, InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            requireUnlocked(vmid, ignoresLock);
            hibernation.save(requireRunning(vmid), storage, task);
        }
    }

    /** Stops it at once. */
    void stop(Vmid vmid, boolean ignoresLock, TaskContext task) throws InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            requireUnlocked(vmid, ignoresLock);
            RunningVm vm = runtime.find(vmid).orElse(null);
            if (vm == null) {
                task.line("VM " + vmid + " is not running");
            } else {
                starter.surroundings().stopping(vmid, task);
                task.step("stop.quit");
                runtime.stop(vm);
                task.step("stop.stopped");
            }
        }
    }

    /** How long to wait for a guest, and what then. */
    record Patience(long seconds, boolean thenForce) {
        static Patience of(Optional<Long> seconds, boolean thenForce) {
            return new Patience(seconds.orElse(DEFAULT_SHUTDOWN_SECONDS), thenForce);
        }
    }

    /** Asks the guest to shut down and waits for it. */
    void shutdown(Vmid vmid, boolean ignoresLock, Patience patience, TaskContext task)
            throws IOException, InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            requireUnlocked(vmid, ignoresLock);
            RunningVm vm = requireRunning(vmid);
            starter.surroundings().stopping(vmid, task);
            askToShutDown(vm, task);
            awaitEnd(vm, patience, task);
        }
    }

    /** The guest agent shuts down also what does not listen to the power button, a guest whose screen is locked for one. */
    private void askToShutDown(RunningVm vm, TaskContext task) throws IOException, InterruptedException {
        if (agents.answers(vm.vmid())) {
            try {
                agents.tell(vm.vmid(), "guest-shutdown", Map.of("mode", "powerdown"));
                task.line("The guest agent was told to shut down");
                return;
            } catch (ApiException e) {
                task.line("The guest agent does not shut down: " + e.getMessage());
            }
        }
        vm.ask("system_powerdown", Map.of());
        task.line("The power button was pressed");
    }

    private void awaitEnd(RunningVm vm, Patience patience, TaskContext task) throws InterruptedException {
        if (runtime.awaitExit(vm, TimeUnit.SECONDS.toMillis(patience.seconds))) {
            runtime.stop(vm);
            return;
        }
        if (!patience.thenForce) {
            throw ApiException.failed("VM quit/powerdown failed - got timeout: the guest did not shut down within "
                    + patience.seconds + " s");
        }
        task.warn("the guest did not shut down within " + patience.seconds + " s and is stopped by force");
        runtime.stop(vm);
    }

    /** Shuts it down and starts it again with what waited for that. */
    void reboot(Vmid vmid, Patience patience, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            requireUnlocked(vmid, false);
            RunningVm vm = requireRunning(vmid);
            starter.surroundings().stopping(vmid, task);
            askToShutDown(vm, task);
            awaitEnd(vm, patience, task);
            starter.start(vmid, task);
        }
    }

    /** Sends a command that QEMU does at once: reset, hold, go on. */
    void command(Vmid vmid, boolean ignoresLock, String qmpCommand) throws IOException, InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            requireUnlocked(vmid, ignoresLock);
            requireRunning(vmid).ask(qmpCommand, Map.of());
        }
    }

    private RunningVm requireRunning(Vmid vmid) {
        return runtime.find(vmid).orElseThrow(() -> ApiException.failed("VM " + vmid + " not running"));
    }

    private void requireUnlocked(Vmid vmid, boolean ignoresLock) {
        Guest guest = guests.require(vmid);
        if (!ignoresLock) {
            guest.requireUnlocked();
        }
    }
}
