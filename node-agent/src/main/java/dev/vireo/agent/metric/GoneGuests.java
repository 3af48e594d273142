// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forgets the load of guests that are no more: the next one of that number is another guest. */
public final class GoneGuests {
    private static final Pattern GUEST = Pattern.compile("nodes/[^/]+/(?:qemu-server|lxc)/([1-9][0-9]{2,8})\\.conf");

    private final ClusterStore configuration;
    private final NodeName node;
    private final MetricStore metrics;
    private final LoadStore load;

    /**
     * @param configuration tells which guests there are
     * @param node whose guests are meant
     */
    public GoneGuests(ClusterStore configuration, NodeName node, MetricStore metrics, LoadStore load) {
        this.configuration = configuration;
        this.node = node;
        this.metrics = metrics;
        this.load = load;
    }

    /** Begins to watch. */
    public ClusterStore.Watch start() {
        return configuration.watch("nodes/" + node + "/", this::changed);
    }

    private void changed(String path) {
        Matcher guest = GUEST.matcher(path);
        if (guest.matches() && configuration.read(path).isEmpty()) {
            Vmid vmid = Vmid.parse(guest.group(1));
            metrics.forget(vmid);
            load.forget(vmid);
        }
    }
}
