// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.http;

import dev.vireo.test.architecture.planted.agent.metric.PlantedMetric;

/** Breaks {@code kernel}. */
record KnowsFeature(PlantedMetric metric) {}
