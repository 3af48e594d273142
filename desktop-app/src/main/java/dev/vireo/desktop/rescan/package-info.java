// SPDX-License-Identifier: Apache-2.0
/**
 * Volumes that no guest names, and sizes that configurations have wrong: found, shown, and only then put right. Start
 * reading at {@link dev.vireo.desktop.rescan.RescanWindow}.
 */
@NullMarked
package dev.vireo.desktop.rescan;

import org.jspecify.annotations.NullMarked;
