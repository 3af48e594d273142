// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.fx.Toolkit;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Shows how far a task is, how long it took, or why it failed. */
final class TaskProgressCell extends TableCell<TaskItem, TaskItem> {
    private final Toolkit toolkit;
    private final ProgressBar bar = new ProgressBar();
    private final Label text = new Label();
    private final HBox box = new HBox(10, bar, text);
    private final InvalidationListener listener = property -> show();
    private @Nullable TaskItem shown;

    TaskProgressCell(Toolkit toolkit) {
        this.toolkit = toolkit;
        bar.setPrefWidth(220);
        bar.setMaxHeight(6);
        bar.managedProperty().bind(bar.visibleProperty());
        box.setAlignment(Pos.CENTER_LEFT);
        toolkit.texts().languageProperty().addListener(new javafx.beans.WeakInvalidationListener(listener));
    }

    @Override
    protected void updateItem(TaskItem task, boolean empty) {
        super.updateItem(task, empty);
        if (shown != null) {
            shown.stateProperty().removeListener(listener);
            shown.progressProperty().removeListener(listener);
        }
        shown = empty ? null : task;
        setGraphic(shown == null ? null : box);
        if (shown != null) {
            shown.stateProperty().addListener(listener);
            shown.progressProperty().addListener(listener);
            show();
        }
    }

    private void show() {
        TaskItem task = shown;
        if (task == null) {
            return;
        }
        TaskItem.State state = task.stateProperty().get();
        bar.setVisible(state == TaskItem.State.RUNNING);
        bar.setProgress(task.progressProperty().get());
        text.setText(describe(task, state));
        text.getStyleClass().setAll("label", state == TaskItem.State.FAILED ? "error-text" : "hint");
        setTooltip(state == TaskItem.State.FAILED ? new Tooltip(reason(task)) : null);
    }

    private String describe(TaskItem task, TaskItem.State state) {
        return switch (state) {
            case RUNNING ->
                task.progressProperty().get() < 0
                        ? ""
                        : toolkit.quantities().percent(task.progressProperty().get());
            case DONE -> toolkit.texts().get("done in {0}", took(task));
            case WARNING, FAILED -> reason(task);
        };
    }

    private String reason(TaskItem task) {
        return toolkit.texts().said(task.messageProperty().get());
    }

    private String took(TaskItem task) {
        Instant end = task.endProperty().get();
        Instant start = task.upid().start();
        return toolkit.quantities().duration(end == null ? Duration.ZERO : Duration.between(start, end));
    }
}
