// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.model.id.Upid;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows logs of tasks above the main window, and follows them while the tasks work. */
public final class TaskLogWindow {
    private final Toolkit toolkit;
    private final Overlay overlay;

    /** @param overlay where it is shown */
    public TaskLogWindow(Toolkit toolkit, Overlay overlay) {
        this.toolkit = toolkit;
        this.overlay = overlay;
    }

    /** Shows the log of a task of that server. */
    public void open(AgentApi api, Upid upid) {
        TaskLog log = new TaskLog(api, upid, toolkit.background());
        VBox box = new VBox(10, title(upid), lines(log));
        box.getChildren().add(buttons(log, () -> overlay.hide(box)));
        box.getStyleClass().addAll("card", "dialog");
        box.setMaxSize(820, 520);
        box.setPrefSize(820, 520);
        box.setId("task-log");
        box.sceneProperty().addListener((property, before, after) -> {
            if (after == null) {
                log.close();
            }
        });
        log.open();
        overlay.show(box);
    }

    private Label title(Upid upid) {
        Label title = new Label();
        title.setGraphic(toolkit.icons().icon(Icon.TASK));
        title.getStyleClass().add("dialog-title");
        title.textProperty().bind(toolkit.texts().computed(() -> TaskNames.name(toolkit.texts(), upid)));
        return title;
    }

    private ListView<String> lines(TaskLog log) {
        ListView<String> list = new ListView<>(log.lines);
        list.getStyleClass().add("log");
        list.setId("task-log-lines");
        VBox.setVgrow(list, Priority.ALWAYS);
        log.lines.addListener((ListChangeListener<String>) change -> {
            if (isAtEnd(list)) {
                list.scrollTo(log.lines.size() - 1);
            }
        });
        return list;
    }

    /** Whoever has scrolled up reads there, and is left in peace. */
    private static boolean isAtEnd(ListView<String> list) {
        return list.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible())
                .allMatch(bar -> bar.getValue() >= bar.getMax());
    }

    private HBox buttons(TaskLog log, Runnable hide) {
        Label state = new Label();
        state.getStyleClass().add("hint");
        state.textProperty()
                .bind(toolkit.texts().computed(() -> stateText(log), log.running, log.end, log.failureProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button stop = new Button();
        stop.setId("task-stop");
        stop.textProperty().bind(toolkit.texts().bind("Stop task"));
        stop.visibleProperty().bind(log.running);
        stop.setOnAction(event -> log.stop());
        Button close = new Button();
        close.setId("task-log-close");
        close.textProperty().bind(toolkit.texts().bind("Close"));
        close.setCancelButton(true);
        close.setOnAction(event -> hide.run());
        HBox buttons = new HBox(8, state, space, stop, close);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private String stateText(TaskLog log) {
        if (!log.failureProperty().get().isEmpty()) {
            return toolkit.texts().said(log.failureProperty().get());
        }
        if (log.running.get()) {
            return toolkit.texts().get("The task works.");
        }
        return log.end.get().equals("OK")
                ? toolkit.texts().get("The task ended well.")
                : toolkit.texts().said(log.end.get());
    }
}
