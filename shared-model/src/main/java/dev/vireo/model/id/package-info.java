// SPDX-License-Identifier: Apache-2.0
/** Typed names of things. Parsing rejects, so a value of such a type is always well formed. Start with {@link dev.vireo.model.id.Vmid}. */
@NullMarked
package dev.vireo.model.id;

import org.jspecify.annotations.NullMarked;
