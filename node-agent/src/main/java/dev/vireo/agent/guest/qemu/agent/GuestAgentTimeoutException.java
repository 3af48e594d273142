// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import java.io.IOException;

/** The guest agent did not answer in time; whether it carries out the command is unknown. */
public final class GuestAgentTimeoutException extends IOException {
    /** @param command what was asked */
    public GuestAgentTimeoutException(String command) {
        super("the guest agent did not answer '" + command + "' in time");
    }
}
