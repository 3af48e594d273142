// SPDX-License-Identifier: Apache-2.0
/** Long work with a name, a log, progress and an end; what an interrupted task left is swept. Start with {@link dev.vireo.agent.task.Tasks}. */
@NullMarked
package dev.vireo.agent.task;

import org.jspecify.annotations.NullMarked;
