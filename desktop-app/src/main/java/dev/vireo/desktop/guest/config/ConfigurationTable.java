// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.fx.WrappedCell;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The lines of a configuration. Enter or a double click edits, Delete takes away. */
final class ConfigurationTable {
    private final ConfigurationViewModel model;
    private final Toolkit toolkit;
    private final TableView<ConfigurationRow> table;
    private @Nullable String selected;

    ConfigurationTable(String id, ConfigurationViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.table = new TableView<>(model.rows());
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().add("configuration-list");
        table.setPlaceholder(new EmptyList(id, model, toolkit).node());
        table.setRowFactory(any -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.getColumns().add(column(Texts.text("Device or option"), ConfigurationRow::title, 270));
        table.getColumns().add(column(Texts.text("Value"), ConfigurationRow::value, 340));
        table.getColumns().add(waitingColumn());
        keepSelection();
    }

    /** Rows are replaced when something changes; the selection goes with the key. */
    private void keepSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null) {
                selected = now.key();
            }
        });
        model.rows().addListener((ListChangeListener<ConfigurationRow>) change -> {
            String key = selected;
            model.rows().stream()
                    .filter(row -> row.key().equals(key))
                    .findFirst()
                    .ifPresent(row -> table.getSelectionModel().select(row));
        });
    }

    private TableRow<ConfigurationRow> row() {
        TableRow<ConfigurationRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                model.edit(row.getItem());
            }
        });
        return row;
    }

    private void pressed(KeyEvent event) {
        ConfigurationRow row = table.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            model.edit(row);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && model.canRemove(row)) {
            model.remove(row);
            event.consume();
        }
    }

    private TableColumn<ConfigurationRow, ConfigurationRow> column(
            String title, Function<ConfigurationRow, String> value, double width) {
        TableColumn<ConfigurationRow, ConfigurationRow> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new WrappedCell<>(row -> new ReadOnlyStringWrapper(value.apply(row))));
        name(column, title, width);
        return column;
    }

    private void name(TableColumn<ConfigurationRow, ?> column, String title, double width) {
        column.textProperty().bind(toolkit.texts().bind(title));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 165));
    }

    private TableColumn<ConfigurationRow, ConfigurationRow> waitingColumn() {
        TableColumn<ConfigurationRow, ConfigurationRow> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new WaitingCell());
        name(column, Texts.text("After restart"), 240);
        return column;
    }

    TableView<ConfigurationRow> control() {
        return table;
    }

    /** A value that holds from the next start on, with a button that takes it back. */
    private final class WaitingCell extends TableCell<ConfigurationRow, ConfigurationRow> {
        /** What padding and button take of the column's width, in pixels. */
        private static final double TAKEN = 58;

        private final Text words = new Text();
        private final Button revert = new Button(null, toolkit.icons().icon(Icon.CLOSE));
        private final HBox line = new HBox(8, words, revert);

        WaitingCell() {
            getStyleClass().addAll("waiting-value", "wrapped-cell");
            words.getStyleClass().add("waiting-words");
            revert.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "revert");
            revert.accessibleTextProperty().bind(toolkit.texts().bind("Revert this change"));
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(toolkit.texts().bind("Revert this change"));
            revert.setTooltip(tip);
            revert.setOnAction(event -> model.revert(getItem()));
            line.setAlignment(Pos.CENTER_LEFT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            tableColumnProperty().flatMap(column -> column.widthProperty()).addListener((observed, before, now) -> {
                if (now != null) {
                    words.setWrappingWidth(Math.max(1, now.doubleValue() - TAKEN));
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ConfigurationRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null || !row.waits()) {
                setText(null);
                setGraphic(null);
                return;
            }
            words.setText(row.waiting());
            setText(row.waiting()); // not drawn, but read aloud
            setGraphic(line);
            revert.setId("revert-" + row.key());
        }
    }
}
