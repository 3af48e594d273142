// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.option.Option;
import java.util.List;

/** Cloud-init drives of virtual machines. */
public final class CloudInitEndpoints {
    /** Which data. */
    public static final Option<String> TYPE = required("type", choice("user", "network", "meta"), "Which data");

    private static final String PATH = "/nodes/{node}/qemu/{vmid}/cloudinit";

    /** The settings on the drive, and those that wait until it is made anew. */
    public static final Endpoint<List<PendingEntry>> READ = Endpoint.get(PATH, NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_AUDIT), Answer.list(PendingEntry.class));
    /** Makes the drive anew. */
    public static final Endpoint<Void> MAKE = Endpoint.put(PATH, NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_CONFIG_CLOUDINIT), Answer.none());
    /** The data as they would be on the drive. */
    public static final Endpoint<String> DUMP = Endpoint.get(PATH + "/dump", NODE, VMID, TYPE)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_AUDIT), Answer.text());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(READ, MAKE, DUMP);

    private CloudInitEndpoints() {}
}
