// SPDX-License-Identifier: Apache-2.0
/**
 * Load over time. Start reading at {@link dev.vireo.desktop.chart.ChartsView}, a grid of charts over one span of the past,
 * and {@link dev.vireo.desktop.chart.ChartsViewModel}, which fetches what they draw; a feature says by {@link
 * dev.vireo.desktop.chart.ChartDefinition}s which charts it wants.
 */
@NullMarked
package dev.vireo.desktop.chart;

import org.jspecify.annotations.NullMarked;
