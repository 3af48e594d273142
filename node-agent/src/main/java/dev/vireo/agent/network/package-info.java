// SPDX-License-Identifier: Apache-2.0
/**
 * Networks of the node. Start reading at {@link dev.vireo.agent.network.NatBridge}: guests without a bridge of their own
 * are plugged into it.
 */
@NullMarked
package dev.vireo.agent.network;

import org.jspecify.annotations.NullMarked;
