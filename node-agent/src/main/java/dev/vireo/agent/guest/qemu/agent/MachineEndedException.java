// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import java.io.IOException;

/** The machine ended while its guest agent was spoken with. */
final class MachineEndedException extends IOException {
    MachineEndedException() {
        super("the machine ended the connection to its guest agent");
    }
}
