// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;

/** Does in a window what a user does, by the names of controls. What is not there throws {@link AbsentException}. */
final class Pointer {
    private final Scene scene;

    Pointer(Scene scene) {
        this.scene = scene;
    }

    Scene scene() {
        return scene;
    }

    /** A control that can be used now. */
    <T extends Node> T find(String id, Class<T> kind) {
        return usable(id)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new AbsentException("no " + kind.getSimpleName() + " #" + id + " that can be used"));
    }

    /** Whether a control is to be seen and can be used. */
    boolean has(String id) {
        return usable(id).isPresent();
    }

    /** Goes on only once a control is to be seen. */
    void await(String id) {
        if (!has(id)) {
            throw new NotYetException("#" + id + " does not appear");
        }
    }

    private Optional<Node> usable(String id) {
        return Sight.find(scene, id).filter(node -> !node.isDisabled());
    }

    void press(String id) {
        find(id, ButtonBase.class).fire();
    }

    /** Presses every button of that name. */
    void pressAll(String id) {
        scene.getRoot().lookupAll("#" + id).stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .forEach(ButtonBase::fire);
    }

    void pressIfThere(String id) {
        if (has(id)) {
            press(id);
        }
    }

    void type(String id, String text) {
        find(id, TextInputControl.class).setText(text);
    }

    /** Presses Enter in a list. */
    void enter(String id) {
        Node list = find(id, Node.class);
        list.requestFocus();
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    /** Selects a row of a table. */
    void select(String id, int row) {
        Node list = find(id, Node.class);
        if (list instanceof TableView<?> table && row < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(row);
        } else if (list instanceof TreeTableView<?> tree && row < tree.getExpandedItemCount()) {
            tree.getSelectionModel().clearAndSelect(row);
        } else {
            throw new AbsentException("no row " + row + " in #" + id);
        }
    }

    /** Selects the first row of that kind. */
    <T> void select(String id, Class<T> kind, Predicate<T> wanted) {
        List<?> rows = find(id, TableView.class).getItems();
        for (int row = 0; row < rows.size(); row++) {
            if (kind.isInstance(rows.get(row)) && wanted.test(kind.cast(rows.get(row)))) {
                select(id, row);
                return;
            }
        }
        throw new AbsentException("no such row in #" + id);
    }

    /** The entries of a menu that can be chosen now. */
    List<String> entries(String menu) {
        return within(
                menu,
                items -> items.stream()
                        .filter(item -> !item.isDisable() && item.getId() != null)
                        .map(MenuItem::getId)
                        .toList());
    }

    /** Opens a menu. */
    void open(String menu) {
        find(menu, MenuButton.class).show();
    }

    /** Chooses an entry of a menu. */
    void choose(String menu, String entry) {
        MenuItem chosen = within(
                menu,
                items -> items.stream()
                        .filter(item -> entry.equals(item.getId()) && !item.isDisable())
                        .findFirst()
                        .orElseThrow(() -> new AbsentException("no entry " + entry + " in #" + menu)));
        chosen.fire();
    }

    /** Chooses an entry of the menu that is open. */
    void choose(String entry) {
        ContextMenu menu = Frame.menu().orElseThrow(() -> new AbsentException("no menu is open"));
        MenuItem chosen = menu.getItems().stream()
                .filter(item -> entry.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AbsentException("no entry " + entry + " in the menu"));
        menu.hide();
        chosen.fire();
    }

    void closeMenu() {
        Frame.popup().ifPresent(PopupWindow::hide);
    }

    /** A menu's entries are written when it is shown. */
    private <T> T within(String menu, Function<List<MenuItem>, T> read) {
        MenuButton button = find(menu, MenuButton.class);
        button.show();
        try {
            return read.apply(new ArrayList<>(button.getItems()));
        } finally {
            button.hide();
        }
    }
}
