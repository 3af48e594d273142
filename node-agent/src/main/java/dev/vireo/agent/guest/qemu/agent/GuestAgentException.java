// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import java.io.IOException;

/** The guest agent refused a command. */
public final class GuestAgentException extends IOException {
    /** @param reason the agent's own sentence; a guest wrote it */
    public GuestAgentException(String reason) {
        super("the guest agent refused: " + reason);
    }
}
