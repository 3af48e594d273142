// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.metric;

import dev.vireo.test.architecture.planted.agent.node.PlantedNode;

/** One half of a cycle: breaks {@code cycles}. */
public record PlantedMetric(PlantedNode node) {}
