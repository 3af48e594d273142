// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.id.Vmid;
import java.io.IOException;

/** The node's side of network cards. */
public interface LiveCards {
    /** Makes the interface of a card and plugs it in its bridge and VLANs; nothing to do for a card on NAT. */
    void plug(Vmid vmid, int index, NetworkCard card) throws IOException, InterruptedException;

    /** Plugs the interface of a card in another bridge or other VLANs; the guest does not notice. */
    void move(Vmid vmid, int index, NetworkCard card) throws IOException, InterruptedException;

    /** Removes the interface of a card; nothing is wrong if there is none. */
    void unplug(Vmid vmid, int index) throws IOException;
}
