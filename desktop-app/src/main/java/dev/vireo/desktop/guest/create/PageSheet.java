// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.ChoiceCards;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Fold;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A page under construction: its question, and below it rows of fields, cards and folds. */
final class PageSheet {
    private final Toolkit toolkit;
    private final VBox column = new VBox();

    PageSheet(Sentence question, Toolkit toolkit) {
        this.toolkit = toolkit;
        Label title = new Label();
        title.textProperty().bind(new Wording(toolkit.texts()).bind(question));
        title.getStyleClass().add("wizard-question");
        column.getChildren().add(title);
        column.getStyleClass().add("wizard-page");
    }

    void addRows(Field... fields) {
        add(FieldRows.of(toolkit.texts(), fields));
    }

    void addCards(ChoiceField<?> field) {
        add(new ChoiceCards<>(toolkit.texts(), field).node());
    }

    /** A sheet of fields, what it folds away in two columns. */
    void addSheet(String foldId, Sheet sheet) {
        addRows(sheet.main().toArray(Field[]::new));
        List<Field> folded = sheet.advanced();
        int half = (folded.size() + 1) / 2;
        addFold(foldId, sheet.summary(), folded.subList(0, half), folded.subList(half, folded.size()));
    }

    /** A fold with two columns, for short fields. */
    void addFold(String id, Sentence summary, List<Field> left, List<Field> right) {
        List<Field> all = Stream.concat(left.stream(), right.stream()).toList();
        add(new Fold(toolkit.texts(), id, summary, FieldRows.pair(toolkit.texts(), left, right), all).node());
    }

    void add(Node node) {
        column.getChildren().add(node);
    }

    Node node() {
        return column;
    }
}
