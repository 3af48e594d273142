// SPDX-License-Identifier: Apache-2.0
/**
 * Directories of the node that machines mount by virtiofs: each is served by a process of its own. Start with
 * {@link dev.vireo.agent.guest.qemu.share.ShareServers}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.share;

import org.jspecify.annotations.NullMarked;
