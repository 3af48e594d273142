// SPDX-License-Identifier: Apache-2.0
/**
 * A container's resources, network cards, names and options as lines and editors, and the forms that its wizard shares with
 * them. Start with {@link dev.vireo.desktop.guest.container.ResourceEditors}; containers are created in {@link
 * dev.vireo.desktop.guest.container.create}.
 */
@NullMarked
package dev.vireo.desktop.guest.container;

import org.jspecify.annotations.NullMarked;
