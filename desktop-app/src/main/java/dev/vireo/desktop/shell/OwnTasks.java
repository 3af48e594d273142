// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.task.TaskItem;
import dev.vireo.desktop.task.TaskNames;
import dev.vireo.desktop.task.Tasks;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Tasks that were begun in this window: each appears among the tasks at once, and its end is told once. */
final class OwnTasks {
    private final Texts texts;
    private final Tasks tasks;
    private final Notices notices;

    OwnTasks(Texts texts, Tasks tasks, Notices notices) {
        this.texts = texts;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Follows a task that a server has just begun. */
    void begun(Datacenter datacenter, String upid) {
        tasks.expect(datacenter, upid).ifPresent(this::follow);
    }

    private void follow(TaskItem task) {
        if (task.stateProperty().get() != TaskItem.State.RUNNING) {
            tellEnd(task);
            return;
        }
        task.stateProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(
                    ObservableValue<? extends TaskItem.State> state, TaskItem.State before, TaskItem.State now) {
                if (now != TaskItem.State.RUNNING) {
                    task.stateProperty().removeListener(this);
                    tellEnd(task);
                }
            }
        });
    }

    private void tellEnd(TaskItem task) {
        String name = TaskNames.name(texts, task.upid());
        switch (task.stateProperty().get()) {
            case FAILED ->
                notices.show(texts.get(
                        "{0} failed: {1}",
                        name, texts.said(task.messageProperty().get())));
            case WARNING -> notices.warn(texts.get("{0} ended with warnings: see its log.", name));
            default -> notices.tell(texts.get("{0}: done.", name));
        }
    }
}
