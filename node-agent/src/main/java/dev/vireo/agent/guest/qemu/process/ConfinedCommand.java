// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.host.ServiceAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wraps a program of a guest so that it runs as the account without rights, and in a scope of its own where systemd runs. */
public final class ConfinedCommand {
    private final Optional<ServiceAccount> account;
    private final boolean hasSystemd;

    /** @param account what programs run as; the agent's own account if empty */
    public ConfinedCommand(Optional<ServiceAccount> account, boolean hasSystemd) {
        this.account = account;
        this.hasSystemd = hasSystemd;
    }

    /**
     * A scope alone, for a program that keeps the agent's own rights.
     *
     * @param unit name of the scope
     */
    public List<String> inScope(String unit, List<String> program) {
        List<String> command = new ArrayList<>();
        if (hasSystemd && account.isPresent()) {
            // A scope of its own: stopping the agent's service must not stop guests.
            command.addAll(
                    List.of("systemd-run", "--scope", "--quiet", "--collect", "--slice=vireo", "--unit=" + unit));
        }
        command.addAll(program);
        return command;
    }

    /** @param unit name of the scope */
    List<String> wrap(String unit, List<String> program) {
        List<String> command = new ArrayList<>();
        account.ifPresent(owner -> command.addAll(List.of(
                "setpriv",
                "--reuid",
                Integer.toString(owner.uid()),
                "--regid",
                Integer.toString(owner.gid()),
                "--init-groups",
                "--no-new-privs")));
        command.addAll(program);
        return inScope(unit, command);
    }
}
