// SPDX-License-Identifier: Apache-2.0
/** Users, roles and privileges. Start with {@link dev.vireo.model.access.Privilege}. */
@NullMarked
package dev.vireo.model.access;

import org.jspecify.annotations.NullMarked;
