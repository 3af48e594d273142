// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which of a machine's block nodes lies above which, as {@code x-debug-query-block-graph} tells it. */
final class NodeGraph {
    private static final String DEVICE = "block-backend";

    private final JsonNode graph;
    private final Map<Integer, JsonNode> nodes = new LinkedHashMap<>();

    NodeGraph(JsonNode graph) {
        this.graph = graph;
        graph.path("nodes").forEach(node -> nodes.put(node.path("id").asInt(), node));
    }

    /** Whether a device uses a node, directly or through others. */
    boolean isInUse(String name) {
        return parents(name).stream()
                .anyMatch(node -> node.path("type").asText().equals(DEVICE));
    }

    /** Names of the nodes above a node, the highest first. */
    List<String> above(String name) {
        List<String> names = new ArrayList<>();
        for (JsonNode node : parents(name)) {
            if (node.path("type").asText().equals("block-driver")) {
                names.add(0, node.path("name").asText());
            }
        }
        return names;
    }

    /** All that is above a node, the nearest first. */
    private List<JsonNode> parents(String name) {
        List<JsonNode> found = new ArrayList<>();
        Deque<Integer> open =
                new ArrayDeque<>(ids(node -> node.path("name").asText().equals(name)));
        Set<Integer> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            int child = open.poll();
            for (JsonNode edge : graph.path("edges")) {
                int parent = edge.path("parent").asInt();
                if (edge.path("child").asInt() == child && seen.add(parent)) {
                    JsonNode node = nodes.get(parent);
                    if (node != null) {
                        found.add(node);
                    }
                    open.add(parent);
                }
            }
        }
        return found;
    }

    private List<Integer> ids(Predicate<JsonNode> wanted) {
        return nodes.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
