// SPDX-License-Identifier: Apache-2.0
/** Configuration of guests: the file format and the catalogue of keys. Start with {@link dev.vireo.model.guest.GuestConfig}. */
@NullMarked
package dev.vireo.model.guest;

import org.jspecify.annotations.NullMarked;
