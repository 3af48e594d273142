// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;

/**
 * A virtual machine that disks can be added to.
 *
 * @param node where it is
 * @param name what it is called
 */
public record GuestChoice(NodeName node, Vmid vmid, String name) {}
