// SPDX-License-Identifier: Apache-2.0
/** Storages of type {@code dir}. Start with {@link dev.vireo.agent.storage.directory.DirectoryPlugin}. */
@NullMarked
package dev.vireo.agent.storage.directory;

import org.jspecify.annotations.NullMarked;
