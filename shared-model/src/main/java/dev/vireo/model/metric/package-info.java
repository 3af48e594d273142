// SPDX-License-Identifier: Apache-2.0
/** Load over time. Start with {@link dev.vireo.model.metric.Timeframe}. */
@NullMarked
package dev.vireo.model.metric;

import org.jspecify.annotations.NullMarked;
