// SPDX-License-Identifier: Apache-2.0
/** Disk images as files. Start with {@link dev.vireo.agent.storage.image.QemuImage}. */
@NullMarked
package dev.vireo.agent.storage.image;

import org.jspecify.annotations.NullMarked;
