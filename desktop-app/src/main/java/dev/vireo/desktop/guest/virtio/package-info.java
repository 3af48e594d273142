// SPDX-License-Identifier: Apache-2.0
/**
 * The guided way of a Windows guest from SATA or IDE to VirtIO. Start with
 * {@link dev.vireo.desktop.guest.virtio.SwitchState}, which tells from the configuration alone how far a guest is.
 */
@NullMarked
package dev.vireo.desktop.guest.virtio;

import org.jspecify.annotations.NullMarked;
