// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import java.io.File;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What can be done to a screen besides typing and pointing. */
final class ConsoleToolBar extends HBox {
    private final ConsoleViewModel model;
    private final Toolkit toolkit;
    private final Texts texts;
    private final BooleanProperty fits;

    ConsoleToolBar(ConsoleViewModel model, Toolkit toolkit, BooleanProperty fits) {
        super(8);
        this.model = model;
        this.toolkit = toolkit;
        this.texts = toolkit.texts();
        this.fits = fits;
        getStyleClass().add("console-bar");
        setAlignment(Pos.CENTER_LEFT);
        BooleanExpression isIdle = BooleanExpression.booleanExpression(
                model.stateProperty().map(state -> !(state instanceof ConsoleState.Connected)));
        for (Region control : List.of(combinations(), paste(), scale(), screenshot())) {
            control.setMinWidth(USE_PREF_SIZE);
            control.setFocusTraversable(true);
            control.disableProperty().bind(isIdle);
            getChildren().add(control);
        }
    }

    private SplitMenuButton combinations() {
        SplitMenuButton menu = new SplitMenuButton();
        menu.setId("console-ctrl-alt-del");
        menu.setText("Ctrl+Alt+Del");
        List<Keystroke> secureAttention = List.of(Keystroke.CONTROL, Keystroke.ALT, Keystroke.DELETE);
        menu.setOnAction(event -> model.input().combination(secureAttention));
        menu.getItems()
                .setAll(
                        item("Ctrl+Alt+Del", secureAttention),
                        item("Ctrl+Alt+Backspace", List.of(Keystroke.CONTROL, Keystroke.ALT, Keystroke.BACK_SPACE)),
                        item("Alt+Tab", List.of(Keystroke.ALT, Keystroke.TAB)),
                        item("Alt+F4", List.of(Keystroke.ALT, Keystroke.function(4))),
                        item("Ctrl+Esc", List.of(Keystroke.CONTROL, Keystroke.ESCAPE)),
                        item("Super", List.of(Keystroke.SUPER)),
                        item("PrtSc", List.of(Keystroke.PRINT_SCREEN)),
                        new SeparatorMenuItem());
        for (int number = 1; number <= 7; number++) {
            menu.getItems()
                    .add(item(
                            "Ctrl+Alt+F" + number,
                            List.of(Keystroke.CONTROL, Keystroke.ALT, Keystroke.function(number))));
        }
        return menu;
    }

    private MenuItem item(String keys, List<Keystroke> strokes) {
        MenuItem item = new MenuItem(keys);
        item.setOnAction(event -> model.input().combination(strokes));
        return item;
    }

    private Button paste() {
        Button button = button("console-paste", Texts.text("Paste as keys"), Icon.KEYBOARD);
        button.setOnAction(event -> {
            String text = Clipboard.getSystemClipboard().getString();
            if (text != null) {
                model.input().type(text);
            }
        });
        return button;
    }

    private MenuButton scale() {
        MenuButton menu = new MenuButton();
        menu.setId("console-scale");
        menu.textProperty()
                .bind(texts.computed(() -> fits.get() ? texts.get("Scale: fit") : texts.get("Scale: 1:1"), fits));
        menu.getItems()
                .setAll(scaleItem(Texts.text("Fit into the window"), true), scaleItem(Texts.text("One to one"), false));
        return menu;
    }

    private MenuItem scaleItem(String title, boolean isFitting) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.bind(title));
        item.setOnAction(event -> fits.set(isFitting));
        return item;
    }

    private Button screenshot() {
        Button button = button("console-screenshot", Texts.text("Screenshot"), Icon.DOWNLOAD);
        button.setOnAction(event -> {
            File file = chooseFile();
            if (file != null) {
                model.saveScreenshot(file.toPath());
            }
        });
        return button;
    }

    private @Nullable File chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("Save the screen as"));
        chooser.setInitialFileName("screen.png");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
        return chooser.showSaveDialog(getScene().getWindow());
    }

    private Button button(String id, String title, Icon icon) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(toolkit.icons().icon(icon));
        button.textProperty().bind(texts.bind(title));
        return button;
    }
}
