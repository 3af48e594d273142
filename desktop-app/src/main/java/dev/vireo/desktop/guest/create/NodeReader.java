// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.function.Consumer;

/** Reads from the server what the wizard offers. */
public final class NodeReader {
    private final AgentApi api;
    private final Background background;

    /** Reads from that server. */
    public NodeReader(AgentApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    /** The lowest free number. */
    public Cancellation readFreeVmid(Consumer<Vmid> done, Consumer<Throwable> failed) {
        return background.run(() -> Vmid.parse(api.call(ClusterEndpoints.NEXT_ID, Arguments.NONE)), done, failed);
    }

    /** Whether a number is free. */
    public Cancellation readIsFree(Vmid vmid, Consumer<Boolean> done, Consumer<Throwable> failed) {
        return background.run(() -> isFree(vmid), done, failed);
    }

    private boolean isFree(Vmid vmid) {
        try {
            api.call(ClusterEndpoints.NEXT_ID, Arguments.of(Options.EMPTY.with(ClusterEndpoints.WANTED_VMID, vmid)));
            return true;
        } catch (ApiException e) {
            if (e.errors().containsKey("vmid")) {
                return false;
            }
            throw e;
        }
    }
}
