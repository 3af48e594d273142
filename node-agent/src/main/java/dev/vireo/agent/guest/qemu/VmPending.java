// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;

/** How changes of virtual machines wait. */
final class VmPending {
    /** Changes in which no volume of a machine is lost. */
    static final PendingChanges CHANGES = new PendingChanges(GuestVolumes::owned);

    private VmPending() {}
}
