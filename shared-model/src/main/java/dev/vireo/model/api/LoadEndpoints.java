// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.STORAGE;
import static dev.vireo.model.api.PathParameters.VMID;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.metric.LoadProfile;
import java.util.List;

/**
 * Usual load by hour and weekday. A server that knows it tells the capability {@link #CAPABILITY}. Who may see the load over
 * time may see this. Beyond the dialect.
 */
public final class LoadEndpoints {
    /** What servers that know the usual load say of themselves. */
    public static final String CAPABILITY = "load";

    private static final String BASE = "/vireo/nodes/{node}";

    /** The node's. */
    public static final Endpoint<LoadProfile> NODE_LOAD = Endpoint.get(BASE + "/load", NODE)
            .allows(Permission.on("/nodes/{node}", Privilege.SYS_AUDIT), Answer.one(LoadProfile.class));
    /** A guest's, whether virtual machine or container. */
    public static final Endpoint<LoadProfile> GUEST_LOAD = Endpoint.get(BASE + "/guests/{vmid}/load", NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_AUDIT), Answer.one(LoadProfile.class));
    /** A storage's, as the node sees it. */
    public static final Endpoint<LoadProfile> STORAGE_LOAD = Endpoint.get(
                    BASE + "/storage/{storage}/load", NODE, STORAGE)
            .allows(
                    Permission.on("/storage/{storage}", Privilege.DATASTORE_AUDIT, Privilege.DATASTORE_ALLOCATE_SPACE),
                    Answer.one(LoadProfile.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(NODE_LOAD, GUEST_LOAD, STORAGE_LOAD);

    private LoadEndpoints() {}
}
