// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.load.NodeLoad;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import java.util.List;

/**
 * A node that a guest can be made on.
 *
 * @param name its name
 * @param online whether it answers
 * @param usage its present load
 */
public record NodeChoice(NodeName name, boolean online, Usage usage) {
    /** The load of those that answer. */
    public static List<NodeLoad> loads(List<NodeChoice> nodes) {
        return nodes.stream()
                .filter(NodeChoice::online)
                .map(node -> new NodeLoad(node.name(), node.usage()))
                .toList();
    }
}
