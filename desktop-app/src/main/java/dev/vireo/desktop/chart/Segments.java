// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.fx.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A row of joined buttons of which exactly one is chosen. */
public final class Segments {
    private Segments() {}

    /**
     * A row for those choices, which sets and follows {@code chosen}.
     *
     * @param title English text of a choice
     * @param id id of a choice's button
     */
    public static <T> HBox of(
            List<T> choices, Function<T, String> title, Function<T, String> id, ObjectProperty<T> chosen, Texts texts) {
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < choices.size(); i++) {
            T choice = choices.get(i);
            ToggleButton button = new ToggleButton();
            button.setId(id.apply(choice));
            button.textProperty().bind(texts.bind(title.apply(choice)));
            button.getStyleClass().addAll(place(i, choices.size()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(choice);
            button.setSelected(choice.equals(chosen.get()));
            button.setOnAction(event -> {
                chosen.set(choice);
                button.setSelected(true);
            });
            row.getChildren().add(button);
        }
        chosen.addListener((observed, old, now) -> group.getToggles().stream()
                .filter(toggle -> now.equals(toggle.getUserData()))
                .forEach(group::selectToggle));
        return row;
    }

    private static String place(int index, int count) {
        if (index == 0) {
            return Styles.LEFT_PILL;
        }
        return index == count - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
    }
}
