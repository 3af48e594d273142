// SPDX-License-Identifier: Apache-2.0
/** Tasks as clients see them. Start with {@link dev.vireo.model.task.TaskStatus}. */
@NullMarked
package dev.vireo.model.task;

import org.jspecify.annotations.NullMarked;
