// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a configuration into a command line, and touches nothing: start with {@link
 * dev.vireo.agent.guest.qemu.command.QemuCommand}, which asks one {@link dev.vireo.agent.guest.qemu.command.QemuDevice} for
 * each key.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.command;

import org.jspecify.annotations.NullMarked;
