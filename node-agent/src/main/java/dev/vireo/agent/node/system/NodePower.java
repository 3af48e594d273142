// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.id.Principal;
import java.io.IOException;
import java.util.List;

/** Reboots the node or switches it off, once its guests are down: in the reverse of their order, each in its time. */
public final class NodePower {
    private final ProgramRunner programs;
    private final Tasks tasks;
    private final Guests guests;
    private final SystemRights rights;
    private final boolean hasSystemd;

    /**
     * @param guests stops them
     * @param hasSystemd whether the node is run by systemd
     */
    public NodePower(ProgramRunner programs, Tasks tasks, Guests guests, SystemRights rights, boolean hasSystemd) {
        this.programs = programs;
        this.tasks = tasks;
        this.guests = guests;
        this.rights = rights;
        this.hasSystemd = hasSystemd;
    }

    /** The guests of the node. */
    public interface Guests {
        /** Shuts all of them down, in order; one that takes too long is stopped. */
        void stopAll(TaskContext task) throws InterruptedException;
    }

    /**
     * Starts the task that does it.
     *
     * @param command {@code reboot} or {@code shutdown}
     */
    void start(String command, Principal who) {
        rights.require("the power");
        tasks.start(command.equals("reboot") ? "reboot" : "shutdown", "", who, task -> run(command, task));
    }

    private void run(String command, TaskContext task) throws IOException, InterruptedException {
        task.line("Shutting the guests down; those that start with the node come back with it");
        guests.stopAll(task);
        task.checkCancelled();
        task.line("Telling the system to " + (command.equals("reboot") ? "reboot" : "switch off"));
        task.step("power");
        ProgramResult result = programs.run(commandFor(command), RunLimits.QUICK);
        if (!result.isSuccess()) {
            throw new IOException("the system refused: " + result.reason());
        }
    }

    private List<String> commandFor(String command) {
        boolean isReboot = command.equals("reboot");
        return hasSystemd
                ? List.of("systemctl", isReboot ? "reboot" : "poweroff")
                : List.of("shutdown", isReboot ? "-r" : "-h", "now");
    }
}
