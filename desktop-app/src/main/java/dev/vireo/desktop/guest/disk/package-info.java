// SPDX-License-Identifier: Apache-2.0
/**
 * What is done with a disk of a virtual machine besides editing it: resize, move, hand over. Start reading at
 * {@link dev.vireo.desktop.guest.disk.MoveDisk}.
 */
@NullMarked
package dev.vireo.desktop.guest.disk;

import org.jspecify.annotations.NullMarked;
