// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.node;

import dev.vireo.test.architecture.planted.agent.metric.PlantedMetric;

/** The other half of a cycle: breaks {@code cycles}. */
public record PlantedNode(Class<PlantedMetric> metric) {}
