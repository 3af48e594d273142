// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;

/**
 * Calls about one guest.
 *
 * @param guest the guest, wherever it is when the call is made
 */
public record GuestCalls(GuestItem guest) implements Calls {
    @Override
    public AgentApi api() {
        return guest.datacenter().api();
    }

    @Override
    public Arguments path() {
        return Arguments.NONE.with(PathParameters.NODE, guest.node().node()).with(PathParameters.VMID, guest.vmid());
    }
}
