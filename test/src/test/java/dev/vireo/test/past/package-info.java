// SPDX-License-Identifier: Apache-2.0
/**
 * A past for a node that has none, so that pictures show what an administrator sees after a month. Start with
 * {@link dev.vireo.test.past.PastLoad}.
 */
@NullMarked
package dev.vireo.test.past;

import org.jspecify.annotations.NullMarked;
