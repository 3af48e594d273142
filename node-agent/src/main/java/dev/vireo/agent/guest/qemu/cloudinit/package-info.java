// SPDX-License-Identifier: Apache-2.0
/**
 * The drive from which cloud-init sets a guest up at its first start. Start with
 * {@link dev.vireo.agent.guest.qemu.cloudinit.CloudInitFiles}, which turns a configuration into the drive's files.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.cloudinit;

import org.jspecify.annotations.NullMarked;
