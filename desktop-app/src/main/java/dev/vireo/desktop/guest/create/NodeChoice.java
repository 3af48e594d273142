// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;

/**
 * A node that a guest can be made on.
 *
 * @param name its name
 * @param online whether it answers
 * @param usage its present load
 */
public record NodeChoice(NodeName name, boolean online, Usage usage) {}
