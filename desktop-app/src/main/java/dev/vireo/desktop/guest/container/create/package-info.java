// SPDX-License-Identifier: Apache-2.0
/**
 * The wizard that makes a container. Start with {@link dev.vireo.desktop.guest.container.create.CreateCtViewModel}, the list
 * of its steps; each step is an {@link dev.vireo.desktop.guest.create.OrderPage} with a view in {@link
 * dev.vireo.desktop.guest.container.create.CtPageViews}.
 */
@NullMarked
package dev.vireo.desktop.guest.container.create;

import org.jspecify.annotations.NullMarked;
