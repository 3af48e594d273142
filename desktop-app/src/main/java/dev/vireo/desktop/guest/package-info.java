// SPDX-License-Identifier: Apache-2.0
/**
 * What the tabs of a guest show besides its screen. Start reading at {@link dev.vireo.desktop.guest.GuestSummaryView}, and
 * at {@link dev.vireo.desktop.guest.config.ConfigurationView} for its hardware and options. Guests are created in
 * {@link dev.vireo.desktop.guest.create}.
 */
@NullMarked
package dev.vireo.desktop.guest;

import org.jspecify.annotations.NullMarked;
