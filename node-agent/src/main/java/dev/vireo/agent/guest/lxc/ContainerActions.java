// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestSwitch;
import dev.vireo.agent.guest.HookScript;
import dev.vireo.agent.guest.lxc.process.ContainerPlan;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Switches containers on and off. */
final class ContainerActions implements GuestSwitch {
    private final ContainerTools tools;
    private final HookScript hook;

    ContainerActions(ContainerTools tools, HookScript hook) {
        this.tools = tools;
        this.hook = hook;
    }

    private void requireUnlocked(Vmid vmid, boolean ignoresLock) {
        Guest guest = tools.guests().require(vmid);
        if (!ignoresLock) {
            guest.requireUnlocked();
        }
    }

    /** Starts one that does not run. */
    void start(Vmid vmid, boolean ignoresLock, boolean isTalkative, TaskContext task)
            throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            requireUnlocked(vmid, ignoresLock);
            if (tools.runtime().find(vmid).isPresent()) {
                throw ApiException.failed("CT " + vmid + " already running");
            }
            startHeld(vmid, isTalkative, task);
        }
    }

    /** The same by who holds the container. What waited for a start holds from now on. */
    void startHeld(Vmid vmid, boolean isTalkative, TaskContext task) throws IOException, InterruptedException {
        Guest guest = tools.guests().require(vmid);
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed("CT " + vmid + " is a template and can't be started; make a clone of it");
        }
        GuestConfig applied = ContainerDisks.CHANGES.apply(guest.config());
        ContainerPlan plan = plan(guest, applied, isTalkative);
        if (!applied.equals(guest.config())) {
            task.step("start.apply");
            tools.guests().replace(guest, applied);
        }
        hook.run(guest, HookScript.Phase.PRE_START, task);
        RunningContainer running = tools.runtime().start(plan, task, task.steps());
        task.line("CT " + vmid + " runs as process " + running.init());
        hook.run(guest, HookScript.Phase.POST_START, task);
    }

    private ContainerPlan plan(Guest guest, GuestConfig applied, boolean isTalkative) {
        try {
            return tools.planner()
                    .plan(guest.vmid(), applied.options(), applied.main().foreignLines(), isTalkative);
        } catch (InvalidValueException e) {
            throw ApiException.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Stops it at once. */
    void stop(Vmid vmid, boolean ignoresLock, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            requireUnlocked(vmid, ignoresLock);
            stopHeld(vmid, task);
        }
    }

    /** The same by who holds the container. */
    void stopHeld(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        RunningContainer running = tools.runtime().find(vmid).orElse(null);
        if (running == null) {
            task.line("CT " + vmid + " is not running");
            return;
        }
        hook.run(tools.guests().require(vmid), HookScript.Phase.PRE_STOP, task);
        task.step("stop.kill");
        tools.runtime().stop(running);
        task.step("stop.stopped");
    }

    /** Asks it to shut down and waits for it. */
    void shutdown(Vmid vmid, long seconds, boolean thenForce, TaskContext task)
            throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            requireUnlocked(vmid, false);
            shutdownHeld(vmid, seconds, thenForce, task);
        }
    }

    private void shutdownHeld(Vmid vmid, long seconds, boolean thenForce, TaskContext task)
            throws IOException, InterruptedException {
        RunningContainer running = tools.requireRunning(vmid);
        hook.run(tools.guests().require(vmid), HookScript.Phase.PRE_STOP, task);
        task.line("CT " + vmid + " was asked to shut down");
        if (tools.runtime().shutDown(running, TimeUnit.SECONDS.toMillis(seconds))) {
            return;
        }
        if (!thenForce) {
            throw ApiException.failed(
                    "CT " + vmid + " did not shut down within " + seconds + " s; wait longer, or stop it by force");
        }
        task.warn("the container did not shut down within " + seconds + " s and is stopped by force");
        tools.runtime().stop(running);
    }

    /** Shuts it down and starts it again with what waited for that. */
    void reboot(Vmid vmid, long seconds, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            requireUnlocked(vmid, false);
            shutdownHeld(vmid, seconds, true, task);
            startHeld(vmid, false, task);
        }
    }

    /** Holds its processes, or lets them go on. */
    void freeze(Vmid vmid, boolean isFrozen) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            requireUnlocked(vmid, false);
            tools.runtime().freeze(tools.requireRunning(vmid), isFrozen);
        }
    }

    @Override
    public List<Guest> guests() {
        return tools.guests().all();
    }

    @Override
    public boolean isRunning(Vmid vmid) {
        return tools.runtime().find(vmid).isPresent();
    }

    @Override
    public void start(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        start(vmid, false, false, task);
    }

    @Override
    public void shutDown(Vmid vmid, long seconds, boolean thenForce, TaskContext task)
            throws IOException, InterruptedException {
        shutdown(vmid, seconds, thenForce, task);
    }

    @Override
    public void hold(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        freeze(vmid, true);
    }
}
