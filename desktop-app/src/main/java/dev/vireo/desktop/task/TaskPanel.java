// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** The table of recent tasks at the bottom of the main window. */
public final class TaskPanel {
    private final Toolkit toolkit;
    private final Consumer<TaskItem> openLog;
    private final TableView<TaskItem> table;

    /** @param openLog shows a task's log */
    public TaskPanel(Toolkit toolkit, Tasks tasks, Consumer<TaskItem> openLog) {
        this.toolkit = toolkit;
        this.openLog = openLog;
        this.table = new TableView<>(tasks.recent());
        table.setId("task-panel");
        table.getStyleClass().addAll("dense", "task-table");
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label empty = new Label();
        empty.textProperty().bind(toolkit.texts().bind("What is done on the servers appears here."));
        table.setPlaceholder(empty);
        addColumns();
        table.setRowFactory(view -> row());
        table.setOnKeyPressed(event -> {
            TaskItem selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                openLog.accept(selected);
            }
        });
    }

    /** The table. */
    public Node node() {
        return table;
    }

    private void addColumns() {
        Texts texts = toolkit.texts();
        TableColumn<TaskItem, TaskItem> state = new TableColumn<>();
        state.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        state.setCellFactory(column -> new TaskStateCell(toolkit.icons()));
        state.setMaxWidth(34);
        state.setMinWidth(34);
        state.setSortable(false);
        TableColumn<TaskItem, TaskItem> progress = new TableColumn<>();
        progress.textProperty().bind(texts.bind("Progress"));
        progress.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        progress.setCellFactory(column -> new TaskProgressCell(toolkit));
        progress.setPrefWidth(420);
        table.getColumns().add(state);
        table.getColumns()
                .add(column(texts.bind("Task"), 300, task -> texts.computed(() -> TaskNames.name(texts, task.upid()))));
        table.getColumns().add(progress);
        table.getColumns()
                .add(column(
                        texts.bind("User"),
                        140,
                        task -> constant(task.upid().owner().toString())));
        table.getColumns()
                .add(column(
                        texts.bind("Node"),
                        110,
                        task -> constant(task.upid().node().name())));
        table.getColumns()
                .add(column(
                        texts.bind("Started"),
                        90,
                        task -> texts.computed(
                                () -> toolkit.quantities().time(task.upid().start()))));
    }

    private static ObservableValue<String> constant(String value) {
        return new ReadOnlyObjectWrapper<>(value);
    }

    private static TableColumn<TaskItem, String> column(
            ObservableValue<String> title, double width, Function<TaskItem, ObservableValue<String>> value) {
        TableColumn<TaskItem, String> column = new TableColumn<>();
        column.textProperty().bind(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(any -> new TextCell());
        column.setSortable(false);
        return column;
    }

    private TableRow<TaskItem> row() {
        TableRow<TaskItem> row = new TableRow<>();
        MenuItem log = new MenuItem();
        log.textProperty().bind(toolkit.texts().bind("Show log"));
        log.setOnAction(event -> openLog.accept(row.getItem()));
        ContextMenu menu = new ContextMenu(log);
        row.itemProperty().addListener((property, before, after) -> row.setContextMenu(after == null ? null : menu));
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && row.getItem() != null) {
                openLog.accept(row.getItem());
            }
        });
        return row;
    }

    /** A cell of text. */
    private static final class TextCell extends TableCell<TaskItem, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    static Icon iconOf(TaskItem.State state) {
        return switch (state) {
            case RUNNING -> Icon.CLOCK;
            case DONE -> Icon.CHECK;
            case WARNING -> Icon.WARNING;
            case FAILED -> Icon.CLOSE;
        };
    }
}
