// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;

/** Is told what became of the order for a guest. */
public interface CreatedListener {
    /**
     * The server has taken the order.
     *
     * @param upid the task that makes the guest
     */
    void created(NodeName node, Vmid vmid, String upid);

    /** The server has refused the order after the wizard was closed. */
    void refused(String reason);
}
