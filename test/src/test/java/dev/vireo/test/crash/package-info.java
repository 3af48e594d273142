// SPDX-License-Identifier: Apache-2.0
/**
 * What is left when an agent dies in the middle of its work, and what its next start makes of it. Start with
 * {@link dev.vireo.test.crash.CrashTest}.
 */
@NullMarked
package dev.vireo.test.crash;

import org.jspecify.annotations.NullMarked;
