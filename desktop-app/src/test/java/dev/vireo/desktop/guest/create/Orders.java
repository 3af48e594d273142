// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.util.ArrayList;
import java.util.List;

/** Whoever opened a wizard and hears what became of it. */
public final class Orders implements CreatedListener {
    /** The only node that a guest can be made on. */
    public static final NodeChoice NODE = new NodeChoice(new NodeName("pve1"), true, Usage.UNKNOWN);

    private final List<String> heard = new ArrayList<>();

    @Override
    public void created(NodeName node, Vmid vmid, String upid) {
        heard.add(vmid + " " + upid);
    }

    @Override
    public void refused(String reason) {
        heard.add("refused: " + reason);
    }

    /** What was told, in order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }
}
