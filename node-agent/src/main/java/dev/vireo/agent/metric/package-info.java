// SPDX-License-Identifier: Apache-2.0
/**
 * Load over time: sampled every ten seconds, kept in round-robin archives, answered for charts. Start with
 * {@link dev.vireo.agent.metric.Sampler}, which writes, and {@link dev.vireo.agent.metric.MetricReader}, which answers;
 * both go through {@link dev.vireo.agent.metric.MetricStore}. What is usual at which hour of the week, in the node's own
 * time, is kept by {@link dev.vireo.agent.metric.LoadStore}.
 */
@NullMarked
package dev.vireo.agent.metric;

import org.jspecify.annotations.NullMarked;
