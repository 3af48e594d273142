// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.PathParameters;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Calls about one virtual machine.
 *
 * @param guest the machine, wherever it is when the call is made
 */
public record GuestCalls(GuestItem guest) {
    /** The arguments that name the machine; taken on the FX thread. */
    public Arguments path() {
        return Arguments.NONE.with(PathParameters.NODE, guest.node().node()).with(PathParameters.VMID, guest.vmid());
    }

    /** A call that answers the UPID of a task; it is made when it is called. */
    public Callable<List<String>> task(Endpoint<String> endpoint, Arguments arguments) {
        return () -> Optional.ofNullable(guest.datacenter().api().call(endpoint, arguments)).stream()
                .toList();
    }

    /** A call that is done when it answers. */
    public Callable<List<String>> change(Endpoint<Void> endpoint, Arguments arguments) {
        return () -> {
            guest.datacenter().api().call(endpoint, arguments);
            return List.of();
        };
    }
}
