// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.command.QemuCommand;
import dev.vireo.agent.guest.qemu.command.QemuPlan;
import dev.vireo.agent.guest.qemu.process.QemuProcesses;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.CommandLineEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.CommandLine;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.List;

/** Tells how QEMU is called for a machine that runs, and how the next start would call it; starts nothing. */
public final class CommandLines {
    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final VmStarter starter;
    private final HostFiles files;

    /** @param files of the host, where processes tell their arguments */
    public CommandLines(VmWork.Tools tools, HostFiles files) {
        this.guests = tools.guests();
        this.runtime = tools.runtime();
        this.starter = tools.starter();
        this.files = files;
    }

    /** Binds the endpoint. */
    public void bind(Routes routes) {
        routes.on(CommandLineEndpoints.READ, this::read);
    }

    private CommandLine read(Call call) {
        Vmid vmid = call.require(PathParameters.VMID);
        Options next = VmPending.CHANGES.apply(guests.require(vmid).config()).options();
        List<String> running = running(vmid);
        try {
            QemuPlan plan = starter.plan(vmid, next);
            QemuCommand command = new QemuCommand();
            return new CommandLine(running, command.build(plan), command.notes(plan), null);
        } catch (ApiException | InvalidValueException e) {
            return new CommandLine(running, List.of(), List.of(), e.getMessage());
        }
    }

    private List<String> running(Vmid vmid) {
        return runtime.find(vmid)
                .map(vm -> QemuProcesses.commandLine(
                        files, Long.toString(vm.process().pid())))
                .orElse(List.of());
    }
}
