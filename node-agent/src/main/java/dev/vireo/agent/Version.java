// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.model.api.CheckEndpoints;
import dev.vireo.model.api.CommandLineEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.api.TemplateEndpoints;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.node.NodeAnswers;
import java.util.List;
import java.util.Optional;

/** What the program says of itself. */
final class Version {
    /** The version of the dialect that clients are told: they choose their calls by it. */
    private static final String DIALECT = "9.2.3";

    private Version() {}

    /** Version of this program. */
    static String program() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }

    /** The answer to clients that ask; what we add is named. */
    static NodeAnswers.Version answer() {
        return new NodeAnswers.Version(
                DIALECT,
                "9.2",
                "vireo",
                program(),
                List.of(
                        "events",
                        UploadEndpoints.CAPABILITY,
                        LoadEndpoints.CAPABILITY,
                        CheckEndpoints.CAPABILITY,
                        NetworkEndpoints.CAPABILITY,
                        TemplateEndpoints.CAPABILITY,
                        CommandLineEndpoints.CAPABILITY,
                        DiskEndpoints.RESCAN_CAPABILITY));
    }
}
