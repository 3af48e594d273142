// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.GuestSwitch;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.List;

/** Switches virtual machines where several guests are switched. */
record VmSwitch(GuestStore store, QemuRuntime runtime, PowerActions power) implements GuestSwitch {
    @Override
    public List<Guest> guests() {
        return store.all();
    }

    @Override
    public boolean isRunning(Vmid vmid) {
        return runtime.find(vmid).isPresent();
    }

    @Override
    public void start(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        power.start(vmid, false, task);
    }

    @Override
    public void shutDown(Vmid vmid, long seconds, boolean thenForce, TaskContext task)
            throws IOException, InterruptedException {
        power.shutdown(vmid, false, new PowerActions.Patience(seconds, thenForce), task);
    }

    @Override
    public void hold(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        power.command(vmid, false, "stop");
    }
}
