// SPDX-License-Identifier: Apache-2.0
/**
 * What the QEMU of this node is: its version, machine types, processors and firmware, whether KVM works, and how it writes
 * its texts. Start with {@link dev.vireo.agent.guest.qemu.capability.HostCapabilities}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.capability;

import org.jspecify.annotations.NullMarked;
