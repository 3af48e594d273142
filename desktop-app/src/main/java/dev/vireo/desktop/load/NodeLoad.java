// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;

/**
 * A node that can be chosen, with its load.
 *
 * @param name its name
 * @param usage its present load
 */
public record NodeLoad(NodeName name, Usage usage) {}
