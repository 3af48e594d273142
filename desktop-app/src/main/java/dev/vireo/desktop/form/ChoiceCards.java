// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Draws a choice as cards side by side, each with its name and the reason to choose it.
 *
 * @param <T> what a choice means
 */
public final class ChoiceCards<T> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Wording wording;
    private final ChoiceField<T> field;
    private final HBox row = new HBox();

    /** Cards of a field's choices, now and when they change; a card's control gets the field's id and its value. */
    public ChoiceCards(Texts texts, ChoiceField<T> field) {
        this.wording = new Wording(texts);
        this.field = field;
        row.getStyleClass().add("choice-cards");
        row.disableProperty().bind(field.state().enabledProperty().not());
        field.choices().addListener((ListChangeListener<Choice<T>>) change -> draw());
        draw();
    }

    private void draw() {
        ToggleGroup group = new ToggleGroup();
        row.getChildren()
                .setAll(field.choices().stream()
                        .map(choice -> card(choice, group))
                        .toList());
    }

    private Node card(Choice<T> choice, ToggleGroup group) {
        RadioButton button = new RadioButton();
        button.textProperty().bind(wording.bind(choice.label()));
        button.setToggleGroup(group);
        button.setId(field.state().id() + "-" + choice.value().toString().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("choice-card-name");
        Label reason = new Label();
        reason.textProperty().bind(wording.bind(choice.isOpen() ? choice.detail() : choice.obstacle()));
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.getStyleClass().add("choice-card-reason");
        VBox card = new VBox(button, reason);
        card.getStyleClass().add("choice-card");
        card.setDisable(!choice.isOpen());
        card.setPrefWidth(200);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setOnMouseClicked(event -> field.choose(choice.value()));
        button.setOnAction(event -> field.choose(choice.value()));
        follow(choice, button, card);
        return card;
    }

    private void follow(Choice<T> choice, RadioButton button, VBox card) {
        InvalidationListener mark = observable -> {
            boolean isChosen = field.is(choice.value());
            button.setSelected(isChosen);
            card.pseudoClassStateChanged(CHOSEN, isChosen);
        };
        field.valueProperty().addListener(mark);
        mark.invalidated(field.valueProperty());
    }

    /** What holds the cards. */
    public Node node() {
        return row;
    }
}
