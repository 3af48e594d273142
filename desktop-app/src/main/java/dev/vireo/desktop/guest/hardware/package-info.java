// SPDX-License-Identifier: Apache-2.0
/**
 * The hardware of a virtual machine: the lines of its list and an editor for every device. Start with {@link
 * dev.vireo.desktop.guest.hardware.HardwareEditors}, the list of editors.
 */
@NullMarked
package dev.vireo.desktop.guest.hardware;

import org.jspecify.annotations.NullMarked;
