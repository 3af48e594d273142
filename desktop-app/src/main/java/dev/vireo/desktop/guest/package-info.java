// SPDX-License-Identifier: Apache-2.0
/** What the desktop does with guests. Start with {@link dev.vireo.desktop.guest.create}. */
@NullMarked
package dev.vireo.desktop.guest;

import org.jspecify.annotations.NullMarked;
