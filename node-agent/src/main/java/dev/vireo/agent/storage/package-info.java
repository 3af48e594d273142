// SPDX-License-Identifier: Apache-2.0
/**
 * Storages and volumes, whatever holds them. Start with {@link dev.vireo.agent.storage.Storages}; a new kind of storage
 * implements {@link dev.vireo.agent.storage.StoragePlugin}.
 */
@NullMarked
package dev.vireo.agent.storage;

import org.jspecify.annotations.NullMarked;
