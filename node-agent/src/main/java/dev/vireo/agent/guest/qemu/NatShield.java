// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.qemu.command.NatIsolation;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps guests on NAT from the services that listen on the node's loopback addresses, where the node can. */
public final class NatShield {
    private static final Logger LOG = LoggerFactory.getLogger(NatShield.class);

    private final ProgramRunner programs;

    /** @param programs runs {@code nft} */
    public NatShield(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Sets the packet filter; says in the log where that is not possible. */
    public void raise(Optional<ServiceAccount> account) {
        if (account.isEmpty()) {
            LOG.warn("{}: the agent is not root", NatIsolation.ROOTLESS_NOTE);
            return;
        }
        try {
            ProgramResult result =
                    programs.run(NatIsolation.shieldCommand(account.get().uid()), RunLimits.QUICK);
            if (!result.isSuccess()) {
                LOG.warn("{}: {}", NatIsolation.ROOTLESS_NOTE, result.reason());
            }
        } catch (IOException e) {
            LOG.warn("{}: install nftables", NatIsolation.ROOTLESS_NOTE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
