// SPDX-License-Identifier: Apache-2.0
/**
 * Disk images and machines of other programs, read without trust: every table is checked before anything else opens the
 * file. Nothing here opens files; the caller lends bytes through {@link dev.vireo.model.image.ByteSource}. Start with
 * {@link dev.vireo.model.image.ForeignDisk} for disks and {@link dev.vireo.model.image.OvfMachine} for machines.
 */
@NullMarked
package dev.vireo.model.image;

import org.jspecify.annotations.NullMarked;
