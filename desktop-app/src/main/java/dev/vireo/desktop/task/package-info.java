// SPDX-License-Identifier: Apache-2.0
/** Tasks of all servers and their logs. Start with {@link dev.vireo.desktop.task.Tasks}. */
@NullMarked
package dev.vireo.desktop.task;

import org.jspecify.annotations.NullMarked;
