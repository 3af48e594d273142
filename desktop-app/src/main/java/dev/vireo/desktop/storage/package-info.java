// SPDX-License-Identifier: Apache-2.0
/** What the tabs of a storage show. Start reading at {@link dev.vireo.desktop.storage.StorageSummaryView}. */
@NullMarked
package dev.vireo.desktop.storage;

import org.jspecify.annotations.NullMarked;
