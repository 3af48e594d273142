// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.TaskEntry;
import java.time.Instant;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A task; it stays the same object while its state changes. */
public final class TaskItem {
    /** How a task stands. */
    public enum State {
        /** It works. */
        RUNNING,
        /** It ended well. */
        DONE,
        /** It ended with warnings. */
        WARNING,
        /** It ended with an error. */
        FAILED
    }

    private final Datacenter datacenter;
    private final Upid upid;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable Instant> end = new ReadOnlyObjectWrapper<>();

    TaskItem(Datacenter datacenter, Upid upid) {
        this.datacenter = datacenter;
        this.upid = upid;
    }

    void apply(TaskEntry entry) {
        String status = entry.status() == null ? "" : entry.status();
        Long endtime = entry.endtime();
        if (endtime == null) {
            progress.set(entry.progress() == null ? -1 : entry.progress());
            return;
        }
        end.set(Instant.ofEpochSecond(endtime));
        message.set(status.equals("OK") ? "" : status);
        state.set(entry.isFailed() ? State.FAILED : status.startsWith("WARNINGS") ? State.WARNING : State.DONE);
    }

    /** Where it runs. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** Its name, which holds its kind, node, owner and start. */
    public Upid upid() {
        return upid;
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The reason of a failure, or the count of warnings; else empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The share done, 0 to 1; negative while not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** When it ended; null while it works. */
    public ReadOnlyObjectProperty<@Nullable Instant> endProperty() {
        return end.getReadOnlyProperty();
    }
}
