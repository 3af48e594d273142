// SPDX-License-Identifier: Apache-2.0
/** The observable model of everything connected. Start with {@link dev.vireo.desktop.inventory.Inventory}. */
@NullMarked
package dev.vireo.desktop.inventory;

import org.jspecify.annotations.NullMarked;
