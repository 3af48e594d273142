// SPDX-License-Identifier: Apache-2.0
/**
 * What lies on a storage, and uploads to it. Start with {@link dev.vireo.desktop.storage.StorageContentViewModel}; the
 * tab is {@link dev.vireo.desktop.storage.StorageContentTab}.
 */
@NullMarked
package dev.vireo.desktop.storage;

import org.jspecify.annotations.NullMarked;
