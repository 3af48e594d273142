// SPDX-License-Identifier: Apache-2.0
/**
 * The wizard that makes a virtual machine. Start with {@link dev.vireo.desktop.guest.create.CreateVmViewModel}, the
 * list of its steps; each step is a {@link dev.vireo.desktop.guest.create.OrderPage} with a view beside it.
 */
@NullMarked
package dev.vireo.desktop.guest.create;

import org.jspecify.annotations.NullMarked;
