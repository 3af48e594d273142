// SPDX-License-Identifier: Apache-2.0
/** Files fetched from other servers. Start with {@link dev.vireo.agent.storage.download.Download}. */
@NullMarked
package dev.vireo.agent.storage.download;

import org.jspecify.annotations.NullMarked;
