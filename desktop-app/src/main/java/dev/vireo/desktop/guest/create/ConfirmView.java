// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws every value in a table, and what the server said against it. */
record ConfirmView(ConfirmPage page, Toolkit toolkit) {
    void fill(PageSheet sheet) {
        sheet.add(table());
        sheet.add(FieldRows.of(toolkit.texts(), page.start()));
        sheet.add(failure());
    }

    private TableView<ConfirmPage.Row> table() {
        Wording wording = new Wording(toolkit.texts());
        TableView<ConfirmPage.Row> table = new TableView<>(page.rows());
        table.setId("wizard-summary");
        TableColumn<ConfirmPage.Row, String> names = new TableColumn<>();
        names.textProperty().bind(wording.bind(Sentence.of("Setting")));
        names.setCellValueFactory(cell -> wording.bind(cell.getValue().label()));
        names.setPrefWidth(190);
        table.getColumns().add(names);
        table.getColumns().add(column(wording, Sentence.of("Key"), 110, ConfirmPage.Row::key));
        table.getColumns().add(column(wording, Sentence.of("Value"), 340, ConfirmPage.Row::value));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.setFixedCellSize(23);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "wizard-summary");
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static TableColumn<ConfirmPage.Row, String> column(
            Wording wording, Sentence title, double width, Function<ConfirmPage.Row, String> part) {
        TableColumn<ConfirmPage.Row, String> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(part.apply(cell.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private Label failure() {
        Label failure = new Label();
        failure.setId("wizard-failure");
        failure.textProperty().bind(new Wording(toolkit.texts()).bind(page.failureProperty()));
        failure.setWrapText(true);
        failure.getStyleClass().add("field-error");
        failure.visibleProperty().bind(failure.textProperty().isNotEmpty());
        failure.managedProperty().bind(failure.visibleProperty());
        return failure;
    }
}
