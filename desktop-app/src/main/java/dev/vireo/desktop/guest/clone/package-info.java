// SPDX-License-Identifier: Apache-2.0
/**
 * Copies of virtual machines and the templates that they are made of. Start reading at
 * {@link dev.vireo.desktop.guest.clone.CloneGuest}.
 */
@NullMarked
package dev.vireo.desktop.guest.clone;

import org.jspecify.annotations.NullMarked;
