// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.TaskEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recent tasks of everything connected, newest first. Lives on the FX thread. */
public final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final int KEPT = 200;
    private static final Comparator<TaskItem> NEWEST_FIRST = Comparator.comparing(
                    (TaskItem task) -> task.upid().start())
            .thenComparing(task -> task.upid().pid())
            .reversed();

    /** Sessions with a screen or a shell: each look at a console is one, and would push real work out of sight. */
    private static final Set<String> SESSIONS = Set.of("vncproxy", "vncshell", "termproxy", "spiceproxy");

    private final ObservableList<TaskItem> recent =
            FXCollections.observableArrayList(task -> new Observable[] {task.stateProperty()});
    private final ObservableList<TaskItem> shown = new FilteredList<>(recent, Tasks::isWorthShowing);
    private final Map<String, TaskItem> byKey = new HashMap<>();

    /** The tasks, newest first, without consoles that were opened and closed; not to be changed. */
    public ObservableList<TaskItem> recent() {
        return shown;
    }

    /** Shows a task that was just begun, before the server lists it. */
    public Optional<TaskItem> expect(Datacenter datacenter, String upid) {
        try {
            return Optional.of(item(datacenter, Upid.parse(upid)));
        } catch (InvalidValueException e) {
            LOG.debug("not a task", e);
            return Optional.empty();
        }
    }

    /** Brings the tasks of a datacenter to what its server answered. Tasks that it no longer lists stay. */
    public void apply(Datacenter datacenter, List<TaskEntry> entries) {
        for (TaskEntry entry : entries) {
            expect(datacenter, entry.upid()).ifPresent(task -> task.apply(entry));
        }
        while (recent.size() > KEPT) {
            TaskItem oldest = recent.remove(recent.size() - 1);
            byKey.remove(key(oldest.datacenter(), oldest.upid()));
        }
    }

    /** Those that worked when they were last seen. */
    public List<TaskItem> running(Datacenter datacenter) {
        return recent.stream()
                .filter(task -> task.datacenter().equals(datacenter))
                .filter(task -> task.stateProperty().get() == TaskItem.State.RUNNING)
                .toList();
    }

    /** Drops the tasks of a datacenter. */
    public void forget(Datacenter datacenter) {
        recent.removeIf(task -> task.datacenter().equals(datacenter));
        byKey.values().removeIf(task -> task.datacenter().equals(datacenter));
    }

    private TaskItem item(Datacenter datacenter, Upid upid) {
        return byKey.computeIfAbsent(key(datacenter, upid), any -> {
            TaskItem task = new TaskItem(datacenter, upid);
            int place = 0;
            while (place < recent.size() && NEWEST_FIRST.compare(recent.get(place), task) < 0) {
                place++;
            }
            recent.add(place, task);
            return task;
        });
    }

    private static boolean isWorthShowing(TaskItem task) {
        boolean isSession = SESSIONS.contains(task.upid().type());
        return !isSession || task.stateProperty().get() != TaskItem.State.DONE;
    }

    private static String key(Datacenter datacenter, Upid upid) {
        return datacenter.key() + " " + upid;
    }
}
