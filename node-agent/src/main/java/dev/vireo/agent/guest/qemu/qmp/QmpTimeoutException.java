// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import java.io.IOException;
import java.time.Duration;

/** QEMU did not answer in time; whether it carries out the command is unknown. */
public final class QmpTimeoutException extends IOException {
    /** Names the command that was not answered. */
    public QmpTimeoutException(String command, Duration limit) {
        super("QEMU did not answer " + command + " within " + limit.toMillis() + " ms");
    }
}
