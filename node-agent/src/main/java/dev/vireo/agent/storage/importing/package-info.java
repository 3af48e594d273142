// SPDX-License-Identifier: Apache-2.0
/**
 * Disks and machines that come from other programs: looked at by {@code dev.vireo.model.image}, then copied onto a storage.
 * Start with {@link dev.vireo.agent.storage.importing.DiskImport}.
 */
@NullMarked
package dev.vireo.agent.storage.importing;

import org.jspecify.annotations.NullMarked;
