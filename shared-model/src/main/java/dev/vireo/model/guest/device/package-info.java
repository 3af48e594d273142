// SPDX-License-Identifier: Apache-2.0
/** Devices of a guest as records behind property strings. Start with {@link dev.vireo.model.guest.device.Disk}. */
@NullMarked
package dev.vireo.model.guest.device;

import org.jspecify.annotations.NullMarked;
