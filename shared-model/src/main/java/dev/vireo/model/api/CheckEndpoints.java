// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.Check;
import java.util.List;

/** What is right and wrong about a node as a host of guests. Beyond the dialect. */
public final class CheckEndpoints {
    /** What servers that have checks say of themselves. */
    public static final String CAPABILITY = "checks";

    /** Checks everything now. */
    public static final Endpoint<List<Check>> RUN = Endpoint.get("/vireo/nodes/{node}/checks", NODE)
            .allows(Permission.on("/nodes/{node}", Privilege.SYS_AUDIT), Answer.list(Check.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(RUN);

    private CheckEndpoints() {}
}
