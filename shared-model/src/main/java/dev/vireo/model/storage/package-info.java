// SPDX-License-Identifier: Apache-2.0
/** Storages and their content. Start with {@link dev.vireo.model.storage.StorageConfig}. */
@NullMarked
package dev.vireo.model.storage;

import org.jspecify.annotations.NullMarked;
