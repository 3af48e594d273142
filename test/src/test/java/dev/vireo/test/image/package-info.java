// SPDX-License-Identifier: Apache-2.0
/**
 * Makers of foreign disks and machines: the programs that really write them, and where there is no second one to be had,
 * writers of our own after the public specification. Start with {@link dev.vireo.test.image.ImageMakers}.
 */
@NullMarked
package dev.vireo.test.image;

import org.jspecify.annotations.NullMarked;
