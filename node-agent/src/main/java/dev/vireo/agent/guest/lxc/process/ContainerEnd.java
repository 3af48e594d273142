// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.model.id.Vmid;

/**
 * That a container has ended, and how.
 *
 * @param vmid its number
 * @param cause why
 */
public record ContainerEnd(Vmid vmid, Cause cause) {
    /** Why a container ended. */
    public enum Cause {
        /** It was stopped, or shut itself down. */
        STOP,
        /** It wants to be started again. */
        REBOOT,
        /** LXC's process was killed, or died. */
        CRASH
    }
}
