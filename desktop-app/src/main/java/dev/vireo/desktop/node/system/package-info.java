// SPDX-License-Identifier: Apache-2.0
/**
 * A node's own system: clock and names, services, log, disks, updates, certificates, checks and power. Start with
 * {@link dev.vireo.desktop.node.system.SystemTabs}.
 */
@NullMarked
package dev.vireo.desktop.node.system;

import org.jspecify.annotations.NullMarked;
