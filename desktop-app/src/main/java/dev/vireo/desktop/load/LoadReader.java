// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.metric.LoadProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what is usual from servers that know it; stock servers do not. */
public final class LoadReader {
    private final AgentApi api;
    private final Background background;

    /** Reads from that server. */
    public LoadReader(AgentApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    /**
     * Reads a profile.
     *
     * @param done gets it; it is not called where the server does not know it or does not tell it this user
     */
    public Cancellation read(Endpoint<LoadProfile> endpoint, Arguments path, Consumer<LoadProfile> done) {
        return background.run(
                () -> isKnown() ? Optional.of(api.call(endpoint, path)) : Optional.<LoadProfile>empty(),
                read -> read.ifPresent(done),
                // Without it nothing is shown: what the user came for does not depend on it.
                reason -> {});
    }

    private boolean isKnown() {
        List<String> capabilities =
                api.call(ClusterEndpoints.VERSION, Arguments.NONE).capabilities();
        return capabilities != null && capabilities.contains(LoadEndpoints.CAPABILITY);
    }
}
