// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.host.TerminalPrograms;
import dev.vireo.agent.host.WindowSize;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ConsoleEndpoints;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.node.TerminalTicket;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A shell of the node. The administrator {@code root@pam} has proved to be root already and gets a shell at once; others
 * have to log in to the system. An agent without root's rights can only give its own account's shell, to those who may do
 * everything anyway.
 */
public final class NodeShell {
    private static final String LOGIN = "/bin/login";

    private final Terminals terminals;
    private final TerminalPrograms programs;
    private final Account account;

    /**
     * Whose rights the agent has.
     *
     * @param isRoot whether it is root
     * @param shell the shell of the agent's own account
     * @param mayUse who may use the agent's own account
     */
    public record Account(boolean isRoot, String shell, Predicate<Principal> mayUse) {}

    /** @param programs runs the shell */
    public NodeShell(Terminals terminals, TerminalPrograms programs, Account account) {
        this.terminals = terminals;
        this.programs = programs;
        this.account = account;
    }

    /** Binds the endpoint. */
    public void bind(Routes routes) {
        routes.on(ConsoleEndpoints.NODE_SHELL, this::open);
    }

    private TerminalTicket open(Call call) {
        List<String> command = switch (call.require(ConsoleEndpoints.COMMAND)) {
            case "login" -> login(call.who());
            case "upgrade" -> upgrade(call.who());
            default -> throw ApiException.badParameter("cmd", "this node installs no Ceph: give login or upgrade");
        };
        return terminals.open(
                call,
                ConsoleDoor.node(call),
                new Terminals.Entry("vncshell", "", "opened a way to a shell of this node"),
                () -> programs.start(command, WindowSize.DEFAULT));
    }

    private List<String> login(Principal who) {
        if (account.isRoot) {
            return who.equals(UserId.ROOT) ? List.of(LOGIN, "-f", "root") : List.of(LOGIN);
        }
        if (!account.mayUse.test(who)) {
            throw ApiException.failed(
                    "the agent of this node is not run by root, so it can ask nobody to log in, and the"
                            + " shell of its own account is for administrators alone");
        }
        return List.of(account.shell, "-l");
    }

    private List<String> upgrade(Principal who) {
        if (!account.isRoot || !who.equals(UserId.ROOT)) {
            throw ApiException.failed(
                    "only root@pam may upgrade the packages of this node, by an agent that root runs");
        }
        return List.of("/usr/bin/apt-get", "dist-upgrade");
    }

    /** The shell that an environment names, or one that is everywhere. */
    public static String shellOf(Optional<String> named) {
        return named.filter(shell -> shell.startsWith("/")).orElse("/bin/sh");
    }
}
