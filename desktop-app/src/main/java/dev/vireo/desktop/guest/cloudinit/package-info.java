// SPDX-License-Identifier: Apache-2.0
/**
 * What a guest's system is told at its first boot by cloud-init. Start with {@link
 * dev.vireo.desktop.guest.cloudinit.CloudInitEditors}.
 */
@NullMarked
package dev.vireo.desktop.guest.cloudinit;

import org.jspecify.annotations.NullMarked;
