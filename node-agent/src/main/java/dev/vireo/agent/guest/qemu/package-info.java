// SPDX-License-Identifier: Apache-2.0
/**
 * Drives QEMU: what it is started with, and what is said to it afterwards. Start with
 * {@link dev.vireo.agent.guest.qemu.QemuCommand}, which turns a configuration into a command line by asking one
 * {@link dev.vireo.agent.guest.qemu.QemuDevice} for each key.
 */
@NullMarked
package dev.vireo.agent.guest.qemu;

import org.jspecify.annotations.NullMarked;
