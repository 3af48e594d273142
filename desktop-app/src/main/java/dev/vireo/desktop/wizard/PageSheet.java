// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.ChoiceCards;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Fold;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.OptionalLabel;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A page under construction: its question, and below it rows of fields, cards and folds. */
public final class PageSheet {
    private final Toolkit toolkit;
    private final VBox column = new VBox();

    /** A page that asks so. */
    public PageSheet(Sentence question, Toolkit toolkit) {
        this.toolkit = toolkit;
        Label title = new Label();
        title.textProperty().bind(new Wording(toolkit.texts()).bind(question));
        title.getStyleClass().add("wizard-question");
        column.getChildren().add(title);
        column.getStyleClass().add("wizard-page");
    }

    /** Rows of fields. */
    public void addRows(Field... fields) {
        add(FieldRows.of(toolkit.texts(), fields));
    }

    /** A choice as cards. */
    public void addCards(ChoiceField<?> field) {
        add(new ChoiceCards<>(toolkit.texts(), field).node());
    }

    /** A sheet of fields, what it folds away, if anything, in two columns. */
    public void addSheet(String foldId, Sheet sheet) {
        addRows(sheet.main().toArray(Field[]::new));
        if (!sheet.advanced().isEmpty()) {
            add(Fold.ofHalves(toolkit.texts(), foldId, sheet.summary(), sheet.advanced())
                    .node());
        }
    }

    /** A fold with two columns, for short fields. */
    public void addFold(String id, Sentence summary, List<Field> left, List<Field> right) {
        List<Field> all = Stream.concat(left.stream(), right.stream()).toList();
        add(new Fold(toolkit.texts(), id, summary, FieldRows.pair(toolkit.texts(), left, right), all).node());
    }

    /** Anything else. */
    public void add(Node node) {
        column.getChildren().add(node);
    }

    /**
     * What the server said against it; takes no room while there is nothing.
     *
     * @param id of the label
     */
    public void addFailure(String id, ObservableValue<Sentence> said) {
        Label failure = new OptionalLabel("field-error", new Wording(toolkit.texts()).bind(said));
        failure.setId(id);
        add(failure);
    }

    /** The page. */
    public Node node() {
        return column;
    }
}
