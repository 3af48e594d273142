// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.fx.Icons;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** Shows by an icon how a task stands. */
final class TaskStateCell extends TableCell<TaskItem, TaskItem> {
    private final Icons icons;
    private final ChangeListener<TaskItem.State> listener = (property, before, after) -> show(after);
    private @Nullable TaskItem shown;

    TaskStateCell(Icons icons) {
        this.icons = icons;
    }

    @Override
    protected void updateItem(TaskItem task, boolean empty) {
        super.updateItem(task, empty);
        if (shown != null) {
            shown.stateProperty().removeListener(listener);
        }
        shown = empty ? null : task;
        setGraphic(null);
        if (shown != null) {
            shown.stateProperty().addListener(listener);
            show(shown.stateProperty().get());
        }
    }

    private void show(TaskItem.State state) {
        Node icon = icons.icon(TaskPanel.iconOf(state));
        icon.getStyleClass().add("task-" + state.name().toLowerCase(Locale.ROOT));
        setGraphic(icon);
    }
}
