// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.chart.SeriesStyle;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Hardware or options as a list, what waits for a restart in a column of its own. */
public final class ConfigurationView implements TabContent {
    private static final double MARGIN = 18;

    private final ConfigurationViewModel model;
    private final Texts texts;
    private final TableView<ConfigurationRow> table;
    private final VBox root;

    /**
     * A view of that model.
     *
     * @param id name of the list for tests, such as {@code hardware-list}
     */
    public ConfigurationView(String id, ConfigurationViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.table = new TableView<>(model.rows());
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().add("configuration-list");
        table.setPlaceholder(new Label());
        table.getColumns().add(column(Texts.text("Device or option"), ConfigurationRow::title, 230));
        table.getColumns().add(column(Texts.text("Value"), ConfigurationRow::value, 520));
        table.getColumns().add(waitingColumn());
        VBox.setVgrow(table, Priority.ALWAYS);
        root = new VBox(12, notice(), new FailureLabel(model.failureProperty()), table);
        root.setPadding(new Insets(MARGIN));
        SeriesStyle.applyTo(root);
    }

    private TableColumn<ConfigurationRow, String> column(
            String title, Function<ConfigurationRow, String> value, double width) {
        TableColumn<ConfigurationRow, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(title));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    private TableColumn<ConfigurationRow, String> waitingColumn() {
        TableColumn<ConfigurationRow, String> column =
                column(Texts.text("After restart"), ConfigurationRow::waiting, 260);
        column.setCellFactory(any -> new WaitingCell());
        return column;
    }

    private Label notice() {
        Label notice = new Label();
        notice.setId("waiting-changes");
        notice.getStyleClass().add("notice");
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.textProperty().bind(texts.computed(this::noticeText, model.rows()));
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private String noticeText() {
        int waiting = model.waiting();
        return waiting == 0
                ? ""
                : texts.get(
                        "{0} change waits for a restart of the guest.|{0} changes wait for a restart of the guest.",
                        waiting);
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

    /** A value that holds from the next start on. */
    private static final class WaitingCell extends TableCell<ConfigurationRow, String> {
        WaitingCell() {
            getStyleClass().add("waiting-value");
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value);
        }
    }
}
