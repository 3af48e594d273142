// SPDX-License-Identifier: Apache-2.0
/**
 * How the node's network is set up for good. Start with {@link dev.vireo.agent.network.config.NetworkRoutes}; a
 * {@link dev.vireo.agent.network.config.NetworkDialect} reads and changes the files of one kind of system, and
 * {@link dev.vireo.agent.network.config.NetworkApply} puts changes into effect so that a mistake is taken back.
 */
@NullMarked
package dev.vireo.agent.network.config;

import org.jspecify.annotations.NullMarked;
