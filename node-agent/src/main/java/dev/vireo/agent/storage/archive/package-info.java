// SPDX-License-Identifier: Apache-2.0
/**
 * Archives of whole file systems, from anybody. Start with {@link dev.vireo.agent.storage.archive.SafeUnpack}; {@code
 * TarReader} reads the format, {@code UnpackTarget} is the only one that writes.
 */
@NullMarked
package dev.vireo.agent.storage.archive;

import org.jspecify.annotations.NullMarked;
