// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws fields below one another: the name at the left, the control at the right, hint and error under it. */
public final class FieldRows {
    private static final double LABEL_WIDTH = 150;
    /** Of rows that stand side by side. */
    private static final double PAIRED_LABEL_WIDTH = 120;

    private static final double PAIRED_VALUE_WIDTH = 170;
    private static final double GAP = 8;

    private final Wording wording;
    private final FieldControls controls;
    private final GridPane grid = new GridPane();
    /** Rows so far; the grid itself does not count those that are hidden. */
    private int rows;

    /** Rows that do not hold a field yet. */
    public FieldRows(Texts texts) {
        this(texts, LABEL_WIDTH);
    }

    /** Rows with names of another width, in pixels. */
    public FieldRows(Texts texts, double labelWidth) {
        this.wording = new Wording(texts);
        this.controls = new FieldControls(wording);
        ColumnConstraints names = new ColumnConstraints(labelWidth);
        names.setHalignment(HPos.RIGHT);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        grid.getColumnConstraints().setAll(names, values);
        grid.getStyleClass().add("field-rows");
    }

    /** Rows of these fields, in their order. */
    public static GridPane of(Texts texts, Field... fields) {
        FieldRows rows = new FieldRows(texts);
        for (Field field : fields) {
            rows.add(field);
        }
        return rows.node();
    }

    /** Adds a field below the others. */
    public FieldRows add(Field field) {
        Control control = controls.of(field);
        Label name = new Label();
        name.textProperty().bind(wording.bind(field.state().label()));
        name.getStyleClass().add("field-name");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setLabelFor(control);
        VBox value = new VBox(line(field, control), hint(field), error(field));
        value.getStyleClass().add("field-value");
        GridPane.setValignment(name, VPos.TOP);
        grid.addRow(rows, name, value);
        // A gap of the grid itself would stay where a row is hidden.
        Insets gap = new Insets(rows == 0 ? 0 : GAP, 0, 0, 0);
        rows++;
        for (Node part : List.of(name, value)) {
            GridPane.setMargin(part, gap);
            part.visibleProperty().bind(field.state().shownProperty());
            part.managedProperty().bind(part.visibleProperty());
        }
        return this;
    }

    private HBox line(Field field, Control control) {
        HBox line = new HBox(control);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("field-line");
        if (field instanceof InputField<?> input && !input.unit().isEmpty()) {
            Label unit = new Label();
            unit.textProperty().bind(wording.bind(input.unit()));
            unit.getStyleClass().add("field-unit");
            unit.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(unit);
        }
        boolean isNarrow = field instanceof FlagField || (field instanceof InputField<?> input && input.isNumber());
        HBox.setHgrow(control, isNarrow ? Priority.NEVER : Priority.ALWAYS);
        return line;
    }

    private Label hint(Field field) {
        StringBinding text = wording.bind(field.state().hintProperty());
        Label hint = note("field-hint", text);
        BooleanBinding isQuiet =
                Bindings.createBooleanBinding(() -> field.complaint().getValue().isEmpty(), field.complaint());
        hint.visibleProperty().bind(text.isNotEmpty().and(isQuiet));
        return hint;
    }

    private Label error(Field field) {
        StringBinding text = wording.bindOptional(field.complaint());
        Label error = note("field-error", text);
        error.setId(field.state().id() + "-error");
        error.visibleProperty().bind(text.isNotEmpty().and(field.state().enabledProperty()));
        return error;
    }

    private static Label note(String styleClass, StringBinding text) {
        Label note = new Label();
        note.textProperty().bind(text);
        note.getStyleClass().add(styleClass);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    /** Two columns of rows side by side, for short fields. */
    public static HBox pair(Texts texts, List<? extends Field> left, List<? extends Field> right) {
        GridPane first = paired(texts, left);
        GridPane second = paired(texts, right);
        HBox pair = new HBox(first, second);
        pair.getStyleClass().add("field-pair");
        for (GridPane column : List.of(first, second)) {
            column.setPrefWidth(LABEL_WIDTH);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        return pair;
    }

    /** One column gives the other as much room as it takes. */
    private static GridPane paired(Texts texts, List<? extends Field> fields) {
        FieldRows rows = new FieldRows(texts, PAIRED_LABEL_WIDTH);
        fields.forEach(rows::add);
        rows.grid.getColumnConstraints().get(1).setMinWidth(PAIRED_VALUE_WIDTH);
        return rows.grid;
    }

    /** What holds the rows. */
    public GridPane node() {
        return grid;
    }
}
