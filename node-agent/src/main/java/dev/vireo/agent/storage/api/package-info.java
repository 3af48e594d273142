// SPDX-License-Identifier: Apache-2.0
/** What the API answers about storages. Start with {@link dev.vireo.agent.storage.api.StorageApi}. */
@NullMarked
package dev.vireo.agent.storage.api;

import org.jspecify.annotations.NullMarked;
