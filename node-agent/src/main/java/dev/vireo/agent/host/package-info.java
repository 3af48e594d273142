// SPDX-License-Identifier: Apache-2.0
/**
 * The host underneath: its programs and what its kernel tells in {@code /proc} and {@code /sys}. Start with
 * {@link dev.vireo.agent.host.HostFiles}; the records beside it read the text of one such file each.
 */
@NullMarked
package dev.vireo.agent.host;

import org.jspecify.annotations.NullMarked;
