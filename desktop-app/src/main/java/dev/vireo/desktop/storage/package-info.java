// SPDX-License-Identifier: Apache-2.0
/**
 * What the tabs of a storage show. Start reading at {@link dev.vireo.desktop.storage.StorageContentViewModel} for what lies
 * on it and uploads, whose tab is {@link dev.vireo.desktop.storage.StorageContentTab}, and at
 * {@link dev.vireo.desktop.storage.StorageSummaryView} for its use.
 */
@NullMarked
package dev.vireo.desktop.storage;

import org.jspecify.annotations.NullMarked;
