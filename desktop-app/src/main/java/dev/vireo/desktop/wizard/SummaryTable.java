// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.fx.WrappedCell;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws every value that was chosen in a table. */
public final class SummaryTable {
    /** Of the table where the page has little room, in pixels. */
    private static final double SHORTEST = 160;

    private final TableView<SummaryRow> table;

    /** A table that follows the rows. */
    public SummaryTable(ObservableList<SummaryRow> rows, Toolkit toolkit) {
        Wording wording = new Wording(toolkit.texts());
        table = new TableView<>(rows);
        table.setId("wizard-summary");
        TableColumn<SummaryRow, String> names = new TableColumn<>();
        names.textProperty().bind(wording.bind(Sentence.of("Setting")));
        names.setCellValueFactory(cell -> wording.bind(cell.getValue().label()));
        names.setPrefWidth(190);
        table.getColumns().add(names);
        table.getColumns().add(column(wording, Sentence.of("Key"), 110, SummaryRow::key));
        table.getColumns().add(values(wording));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.setMinHeight(SHORTEST);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "wizard-summary");
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    private static TableColumn<SummaryRow, String> column(
            Wording wording, Sentence title, double width, Function<SummaryRow, String> part) {
        TableColumn<SummaryRow, String> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(part.apply(cell.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    /** Long ones take more than one line: they are what is to be checked. */
    private static TableColumn<SummaryRow, SummaryRow> values(Wording wording) {
        TableColumn<SummaryRow, SummaryRow> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(Sentence.of("Value")));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new WrappedCell<>(row -> new ReadOnlyStringWrapper(row.value())));
        column.setPrefWidth(340);
        return column;
    }

    /** The table. */
    public TableView<SummaryRow> node() {
        return table;
    }
}
