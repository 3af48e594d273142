// SPDX-License-Identifier: Apache-2.0
/**
 * What is left when an agent dies in the middle of its work, and what its next start makes of it: start with
 * {@link dev.vireo.test.crash.CrashTest}, which dies once for each step, and with
 * {@link dev.vireo.test.crash.DeathOfManyTest}, which dies once at all steps. What is left when QEMU or a program of it dies
 * is seen in {@link dev.vireo.test.crash.QemuCrashTest} and {@link dev.vireo.test.crash.ProgramCrashTest}.
 */
@NullMarked
package dev.vireo.test.crash;

import org.jspecify.annotations.NullMarked;
