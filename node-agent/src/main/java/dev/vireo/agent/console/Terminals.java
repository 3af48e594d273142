// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.id.Principal;
import dev.vireo.model.node.TerminalTicket;
import java.util.List;
import java.util.concurrent.Executor;

/** Opens ways to text consoles, whatever is behind them. */
public final class Terminals {
    private final ConsoleDoor door;
    private final Tasks tasks;
    private final Executor threads;

    /** @param threads wait for what viewers and programs say */
    public Terminals(ConsoleDoor door, Tasks tasks, Executor threads) {
        this.door = door;
        this.tasks = tasks;
        this.threads = threads;
    }

    /**
     * A task that lists show.
     *
     * @param type its type
     * @param id what it is about; empty for the node
     * @param line what its log says
     */
    record Entry(String type, String id, String line) {}

    /**
     * Opens a way.
     *
     * @param place whose console it is
     * @param opening connects to it, once the viewer is there
     */
    TerminalTicket open(Call call, AccessPath place, Entry entry, TerminalSession.LineOpening opening) {
        Principal who = call.who();
        ConsoleDoor.Opened opened =
                door.open(who, place, ticket -> () -> new TerminalSession(proofs(who, ticket), opening, threads));
        // The task exists so that lists show who was at which console.
        String upid = tasks.start(entry.type(), entry.id(), who, task -> task.line(entry.line()))
                .toString();
        return new TerminalTicket(who.toString(), opened.ticket(), opened.port(), upid);
    }

    /** Clients that come with a token name it, or its owner. */
    private static List<String> proofs(Principal who, String ticket) {
        return List.of(who + ":" + ticket, who.user() + ":" + ticket);
    }
}
