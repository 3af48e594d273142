// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What can be done with the list and the line that is selected in it. */
final class ConfigurationBar {
    private final ConfigurationViewModel model;
    private final TableView<ConfigurationRow> table;
    private final Toolkit toolkit;
    private final Wording wording;
    private final HBox bar = new HBox(8);

    ConfigurationBar(
            ConfigurationViewModel model,
            TableView<ConfigurationRow> table,
            List<RowAction> actions,
            ListActions windows,
            Toolkit toolkit) {
        this.model = model;
        this.table = table;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        boolean isList = !model.additions().isEmpty();
        if (isList) {
            bar.getChildren().add(adding(windows.additions()));
        }
        bar.getChildren().add(button("edit", Sentence.of("Edit"), model::canEdit, model::edit));
        if (!actions.isEmpty()) {
            bar.getChildren().add(others(actions));
        }
        if (isList) {
            Button remove = button("remove", Sentence.of("Remove"), model::canRemove, model::remove);
            remove.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
            bar.getChildren().add(remove);
        }
        addTools(windows.tools());
    }

    private void addTools(List<ListAction> tools) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().add(gap);
        for (ListAction tool : tools) {
            Button button = new Buttons(toolkit)
                    .of(
                            "tool-" + tool.id(),
                            tool.icon(),
                            tool.label(),
                            () -> tool.run().accept(model.guest()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            bar.getChildren().add(button);
        }
    }

    private MenuButton adding(List<ListAction> windows) {
        MenuButton add = menu("add-device", Texts.text("Add"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnShowing(event -> {
            add.getItems().setAll(model.additions().stream().map(this::item).toList());
            windows.forEach(window -> add.getItems().add(item(window)));
        });
        // A menu without items is not shown, and its items depend on the moment.
        add.getItems().setAll(new MenuItem());
        return add;
    }

    private MenuItem item(Addition addition) {
        MenuItem item = new MenuItem();
        item.setId("add-" + addition.id());
        item.setGraphic(toolkit.icons().icon(addition.icon()));
        boolean isOpen = addition.obstacle().isEmpty();
        Sentence label = isOpen ? addition.label() : Sentence.of("{0} — {1}", addition.label(), addition.obstacle());
        item.textProperty().bind(wording.bind(label));
        item.setDisable(!isOpen);
        item.setOnAction(event -> model.add(addition));
        return item;
    }

    private MenuItem item(ListAction window) {
        MenuItem item = new MenuItem();
        item.setId("add-" + window.id());
        item.setGraphic(toolkit.icons().icon(window.icon()));
        item.textProperty().bind(wording.bind(window.label()));
        item.setOnAction(event -> window.run().accept(model.guest()));
        return item;
    }

    private MenuButton others(List<RowAction> actions) {
        MenuButton more = menu("row-actions", Texts.text("Disk"));
        actions.forEach(action -> {
            MenuItem item = new MenuItem();
            item.setId("row-" + action.id());
            item.setGraphic(toolkit.icons().icon(action.icon()));
            item.textProperty().bind(wording.bind(action.label()));
            item.setOnAction(event -> withSelected(row -> action.run().accept(model.guest(), row)));
            more.getItems().add(item);
        });
        more.setOnShowing(event -> {
            ConfigurationRow row = table.getSelectionModel().getSelectedItem();
            for (int i = 0; i < actions.size(); i++) {
                boolean applies = row != null && actions.get(i).applies().test(row);
                more.getItems().get(i).setDisable(!applies);
            }
        });
        follow(more, row -> actions.stream().anyMatch(action -> action.applies().test(row)));
        return more;
    }

    private MenuButton menu(String id, String text) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        menu.textProperty().bind(toolkit.texts().bind(text));
        return menu;
    }

    private Button button(
            String id, Sentence words, Predicate<ConfigurationRow> applies, Consumer<ConfigurationRow> action) {
        Button button = new Buttons(toolkit).of(table.getId() + "-" + id, words, () -> withSelected(action));
        follow(button, applies);
        return button;
    }

    private void follow(Node control, Predicate<ConfigurationRow> applies) {
        control.setDisable(true);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, now) -> control.setDisable(now == null || !applies.test(now)));
    }

    private void withSelected(Consumer<ConfigurationRow> action) {
        ConfigurationRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    Node node() {
        return bar;
    }
}
