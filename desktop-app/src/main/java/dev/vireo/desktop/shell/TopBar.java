// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bar at the top: mark, search, «Create VM», «Create CT», the user. */
final class TopBar {
    private final Toolkit toolkit;
    private final Theme theme;
    private final Inventory inventory;
    private final MenuButton menu = new MenuButton();
    private final HBox bar;

    TopBar(
            Toolkit toolkit,
            Theme theme,
            Inventory inventory,
            CommandField command,
            Runnable createVm,
            Runnable createCt) {
        this.toolkit = toolkit;
        this.theme = theme;
        this.inventory = inventory;
        menu.setId("user-menu");
        Button machine = creating("create-vm", "Create VM", createVm);
        machine.getStyleClass().add("success");
        Button container = creating("create-ct", "Create CT", createCt);
        bar = new HBox(12, mark(), space(), command.node(), space(), machine, container, menu);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("top-bar");
    }

    private Button creating(String id, String english, Runnable action) {
        Button create = new Button(null, toolkit.icons().icon(Icon.PLUS));
        create.setId(id);
        create.textProperty().bind(toolkit.texts().bind(english));
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.setOnAction(event -> action.run());
        create.visibleProperty().bind(Bindings.isNotEmpty(inventory.datacenters()));
        return create;
    }

    Node node() {
        return bar;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label mark() {
        String file = "/dev/vireo/desktop/icons/rendered/vireo-64.png";
        Image image = new Image(
                Objects.requireNonNull(TopBar.class.getResource(file), file).toExternalForm());
        ImageView picture = new ImageView(image);
        picture.setFitWidth(24);
        picture.setFitHeight(24);
        picture.setSmooth(true);
        Label mark = new Label("Vireo", picture);
        mark.getStyleClass().add("mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    /**
     * Fills the user's menu, now and whenever what it says changes.
     *
     * @param connect opens the connect dialog
     * @param logOut logs out of a server
     */
    void fillMenu(Runnable connect, Consumer<Datacenter> logOut) {
        Runnable fill = () -> fill(connect, logOut);
        inventory.datacenters().addListener((javafx.beans.InvalidationListener) property -> fill.run());
        toolkit.texts().languageProperty().addListener((property, before, after) -> fill.run());
        theme.modeProperty().addListener((property, before, after) -> fill.run());
        fill.run();
    }

    private void fill(Runnable connect, Consumer<Datacenter> logOut) {
        menu.setGraphic(toolkit.icons().icon(Icon.USER));
        menu.setText(
                inventory.datacenters().isEmpty()
                        ? ""
                        : inventory.datacenters().get(0).api().user().toString());
        menu.getItems().clear();
        for (Language language : Language.values()) {
            if (language != toolkit.texts().language()) {
                add(
                        language.ownName(),
                        Icon.LANGUAGE,
                        "menu-language-" + language.code(),
                        () -> toolkit.texts().languageProperty().set(language));
            }
        }
        boolean dark = theme.modeProperty().get() == Theme.Mode.DARK;
        add(
                toolkit.texts().get(dark ? Texts.text("Light theme") : Texts.text("Dark theme")),
                dark ? Icon.THEME_LIGHT : Icon.THEME_DARK,
                "menu-theme",
                () -> theme.modeProperty().set(dark ? Theme.Mode.LIGHT : Theme.Mode.DARK));
        menu.getItems().add(new SeparatorMenuItem());
        add(toolkit.texts().get("Connect to a server…"), Icon.DATACENTER, "menu-connect", connect);
        for (Datacenter datacenter : inventory.datacenters()) {
            add(
                    toolkit.texts().get("Log out of {0}", datacenter.name()),
                    Icon.CLOSE,
                    "menu-log-out",
                    () -> logOut.accept(datacenter));
        }
    }

    private void add(String text, Icon icon, String id, Runnable action) {
        MenuItem entry = new MenuItem(text, toolkit.icons().icon(icon));
        entry.setId(id);
        entry.setOnAction(event -> action.run());
        menu.getItems().add(entry);
    }
}
