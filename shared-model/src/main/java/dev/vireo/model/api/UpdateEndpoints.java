// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.flag;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.UpdateAnswers.SoftwarePackage;
import dev.vireo.model.option.Option;
import java.util.List;

/** Updates of a node's packages. */
public final class UpdateEndpoints {
    /** Tell the administrator. */
    public static final Option<Boolean> NOTIFY =
            optional("notify", flag(), "Tell of updates that are new").withDefault(false);
    /** Say less. */
    public static final Option<Boolean> QUIET = optional("quiet", flag(), "Say in the task's log only what went wrong")
            .withDefault(false);

    private static final Permission MODIFY = Permission.on("/nodes/{node}", Privilege.SYS_MODIFY);

    /** Packages of which there is a newer version. */
    public static final Endpoint<List<SoftwarePackage>> LIST =
            Endpoint.get("/nodes/{node}/apt/update", NODE).allows(MODIFY, Answer.list(SoftwarePackage.class));
    /** Reads the lists of the repositories anew; the answer is the task. */
    public static final Endpoint<String> REFRESH =
            Endpoint.post("/nodes/{node}/apt/update", NODE, NOTIFY, QUIET).allows(MODIFY, Answer.text());
    /** Versions of the packages that matter. */
    public static final Endpoint<List<SoftwarePackage>> VERSIONS = Endpoint.get("/nodes/{node}/apt/versions", NODE)
            .allows(Permission.on("/nodes/{node}", Privilege.SYS_AUDIT), Answer.list(SoftwarePackage.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(LIST, REFRESH, VERSIONS);

    private UpdateEndpoints() {}
}
