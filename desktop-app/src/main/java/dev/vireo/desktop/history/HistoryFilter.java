// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.history;

import dev.vireo.model.task.TaskEntry;

/** Which tasks are shown. */
public enum HistoryFilter {
    /** All of them. */
    ALL,
    /** Those that still work. */
    RUNNING,
    /** Those that ended with an error. */
    FAILED;

    /** Whether that task is shown. */
    public boolean accepts(TaskEntry task) {
        return switch (this) {
            case ALL -> true;
            case RUNNING -> task.isRunning();
            case FAILED -> task.isFailed();
        };
    }
}
