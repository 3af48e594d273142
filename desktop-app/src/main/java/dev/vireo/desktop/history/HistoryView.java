// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.history;

import dev.vireo.desktop.chart.Segments;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.fx.WrappedCell;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.TaskEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tab with the tasks of the past; a double click or Enter opens a task's log. */
public final class HistoryView implements TabContent {
    private static final double MARGIN = 18;

    private final HistoryViewModel model;
    private final Texts texts;
    private final Quantities quantities;
    private final Consumer<Upid> openLog;
    private final TableView<TaskEntry> table;
    private final VBox root;

    /**
     * A view of that model.
     *
     * @param names says what a task is called, in the present language
     * @param openLog shows a task's log
     */
    public HistoryView(HistoryViewModel model, Function<Upid, String> names, Consumer<Upid> openLog, Toolkit toolkit) {
        this.model = model;
        this.texts = toolkit.texts();
        this.quantities = toolkit.quantities();
        this.openLog = openLog;
        this.table = new TableView<>(model.shown());
        HBox filter = Segments.of(
                List.of(HistoryFilter.values()), HistoryView::title, HistoryView::idOf, model.filterProperty(), texts);
        buildTable(names);
        root = new VBox(12, filter, new FailureLabel(toolkit.texts(), model.failureProperty()), table);
        root.setPadding(new Insets(MARGIN));
    }

    private void buildTable(Function<Upid, String> names) {
        table.setId("task-history");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column(Texts.text("Task"), task -> name(task, names), 260));
        table.getColumns().add(outcomes());
        table.getColumns().add(column(Texts.text("User"), TaskEntry::user, 130));
        table.getColumns().add(column(Texts.text("Node"), TaskEntry::node, 110));
        table.getColumns().add(column(Texts.text("Started"), this::started, 200));
        table.getColumns().add(column(Texts.text("Took"), this::took, 100));
        Label empty = new Label();
        empty.textProperty().bind(texts.bind("Tasks appear here once something has been done."));
        table.setPlaceholder(empty);
        table.setRowFactory(any -> row());
        table.setOnKeyPressed(event -> {
            TaskEntry selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                openLog.accept(Upid.parse(selected.upid()));
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    private TableColumn<TaskEntry, String> column(String title, Function<TaskEntry, String> value, double width) {
        TableColumn<TaskEntry, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(title));
        column.setCellValueFactory(cell -> texts.computed(() -> value.apply(cell.getValue())));
        column.setSortable(false);
        column.setPrefWidth(width);
        return column;
    }

    /** A reason may take more than one line. */
    private TableColumn<TaskEntry, TaskEntry> outcomes() {
        TableColumn<TaskEntry, TaskEntry> column = new TableColumn<>();
        column.textProperty().bind(texts.bind("Outcome"));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new WrappedCell<>(task -> texts.computed(() -> outcome(task))));
        column.setSortable(false);
        column.setPrefWidth(320);
        return column;
    }

    private TableRow<TaskEntry> row() {
        TableRow<TaskEntry> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                openLog.accept(Upid.parse(row.getItem().upid()));
            }
        });
        return row;
    }

    private static String name(TaskEntry task, Function<Upid, String> names) {
        return names.apply(Upid.parse(task.upid()));
    }

    private String outcome(TaskEntry task) {
        if (task.isRunning()) {
            return texts.get("running");
        }
        String status = task.status();
        if (task.isFailed()) {
            return "✕ " + texts.said(String.valueOf(status));
        }
        return "✓ " + (status == null || status.equals("OK") ? texts.get("done") : texts.said(status));
    }

    private String started(TaskEntry task) {
        return quantities.dateTime(Instant.ofEpochSecond(task.starttime()));
    }

    private String took(TaskEntry task) {
        Long end = task.endtime();
        return end == null ? "" : quantities.duration(Duration.ofSeconds(end - task.starttime()));
    }

    private static String title(HistoryFilter filter) {
        return switch (filter) {
            case ALL -> Texts.text("All");
            case RUNNING -> Texts.text("Running");
            case FAILED -> Texts.text("Failed");
        };
    }

    private static String idOf(HistoryFilter filter) {
        return "history-" + filter.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }
}
