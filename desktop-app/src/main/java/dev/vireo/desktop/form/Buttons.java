// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/** Makes buttons whose words follow the language. */
public record Buttons(Toolkit toolkit) {
    /** A button with words. */
    public Button of(String id, Sentence words, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(new Wording(toolkit.texts()).bind(words));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A button with a picture and words. */
    public Button of(String id, Icon icon, Sentence words, Runnable action) {
        Button button = of(id, words, action);
        button.setGraphic(toolkit.icons().icon(icon));
        return button;
    }

    /** A button with a picture and words for what takes something away. */
    public Button danger(String id, Icon icon, Sentence words, Runnable action) {
        Button button = of(id, icon, words, action);
        button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        return button;
    }

    /** A button that opens a menu. */
    public MenuButton menu(String id, Icon icon, Sentence words, List<MenuItem> entries) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        menu.setGraphic(toolkit.icons().icon(icon));
        menu.textProperty().bind(new Wording(toolkit.texts()).bind(words));
        menu.getItems().setAll(entries);
        return menu;
    }

    /** What stands in a menu. */
    public MenuItem entry(String id, Sentence words, Runnable action) {
        MenuItem entry = new MenuItem();
        entry.setId(id);
        entry.textProperty().bind(new Wording(toolkit.texts()).bind(words));
        entry.setOnAction(event -> action.run());
        return entry;
    }

    /** A flat button with a picture alone; the words are told on hover and to screen readers. */
    public Button sign(String id, Icon icon, Sentence words, Runnable action) {
        Button button = new Button(null, toolkit.icons().icon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(new Wording(toolkit.texts()).bind(words));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(new Wording(toolkit.texts()).bind(words));
        button.setTooltip(tip);
        button.setOnAction(event -> action.run());
        return button;
    }
}
