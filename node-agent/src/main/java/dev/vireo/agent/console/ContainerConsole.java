// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.host.TerminalPrograms;
import dev.vireo.agent.host.WindowSize;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ConsoleEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.TerminalTicket;

/** The text consoles of containers: a program that attaches to the container, on a terminal. */
public final class ContainerConsole {
    private final Terminals terminals;
    private final TerminalPrograms programs;
    private final ConsoleCommand commands;

    /** @param commands knows what to run for which container */
    public ContainerConsole(Terminals terminals, TerminalPrograms programs, ConsoleCommand commands) {
        this.terminals = terminals;
        this.programs = programs;
        this.commands = commands;
    }

    /** Binds the endpoint. */
    public void bind(Routes routes) {
        routes.on(ConsoleEndpoints.CT_CONSOLE, this::open);
    }

    private TerminalTicket open(Call call) {
        Vmid vmid = call.require(PathParameters.VMID);
        commands.of(vmid); // says now what is in the way, while there is an answer to say it in
        return terminals.open(
                call,
                ConsoleDoor.guest(call),
                new Terminals.Entry("vncproxy", vmid.toString(), "opened a way to the console of container " + vmid),
                () -> programs.start(commands.of(vmid), WindowSize.DEFAULT));
    }
}
