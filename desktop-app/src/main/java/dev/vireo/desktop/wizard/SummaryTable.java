// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws every value that was chosen in a table. */
public final class SummaryTable {
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
        table.getColumns().add(column(wording, Sentence.of("Value"), 340, SummaryRow::value));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.setFixedCellSize(23);
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

    /** The table. */
    public TableView<SummaryRow> node() {
        return table;
    }
}
