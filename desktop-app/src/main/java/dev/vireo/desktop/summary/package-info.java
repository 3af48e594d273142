// SPDX-License-Identifier: Apache-2.0
/**
 * The parts that summaries of guests, nodes, storages and datacenters are made of: cards, bars of use, lists of facts.
 * Start reading at {@link dev.vireo.desktop.summary.SummaryPane}.
 */
@NullMarked
package dev.vireo.desktop.summary;

import org.jspecify.annotations.NullMarked;
