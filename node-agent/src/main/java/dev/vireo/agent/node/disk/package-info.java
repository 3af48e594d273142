// SPDX-License-Identifier: Apache-2.0
/** The node's disks and their health. Start with {@link dev.vireo.agent.node.disk.DiskRoutes}. */
@NullMarked
package dev.vireo.agent.node.disk;

import org.jspecify.annotations.NullMarked;
