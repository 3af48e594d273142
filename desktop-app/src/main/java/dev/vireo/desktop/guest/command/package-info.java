// SPDX-License-Identifier: Apache-2.0
/**
 * How QEMU is called for a virtual machine. Start reading at
 * {@link dev.vireo.desktop.guest.command.CommandLineWindow}.
 */
@NullMarked
package dev.vireo.desktop.guest.command;

import org.jspecify.annotations.NullMarked;
