// SPDX-License-Identifier: Apache-2.0
/**
 * A whole node, driven through its API as any client would. Start with {@link dev.vireo.test.system.RunningNode}, then
 * read {@link dev.vireo.test.system.VirtualMachineLifeTest}.
 */
@NullMarked
package dev.vireo.test.system;

import org.jspecify.annotations.NullMarked;
