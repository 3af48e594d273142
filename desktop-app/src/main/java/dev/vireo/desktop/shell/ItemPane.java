// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.InventoryItem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected item: its header, and its tabs, of which one shows its content. */
final class ItemPane {
    private final Toolkit toolkit;
    private final Tabs tabs;
    private final Function<InventoryItem, ItemHeader> headers;
    private final Function<InventoryItem, @Nullable Node> advice;
    private final BorderPane pane = new BorderPane();
    private final TabPane tabPane = new TabPane();
    private final Map<Tab, TabContent> contents = new HashMap<>();
    private @Nullable ItemHeader header;
    private @Nullable TabContent open;
    private String lastTab = "";
    private boolean switching;

    /** @param advice a hint above the tabs of an item that has nothing yet, or null */
    ItemPane(
            Toolkit toolkit,
            Tabs tabs,
            Function<InventoryItem, ItemHeader> headers,
            Function<InventoryItem, @Nullable Node> advice) {
        this.toolkit = toolkit;
        this.tabs = tabs;
        this.headers = headers;
        this.advice = advice;
        tabPane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabPane.setId("tabs");
        tabPane.getSelectionModel().selectedItemProperty().addListener((property, before, after) -> open(after));
        tabPane.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        pane.getStyleClass().add("item-pane");
    }

    /** Not at once when the button goes down: the tabs take the keyboard then. */
    private void released(MouseEvent event) {
        if (open != null && event.getTarget() instanceof Node target && isOnTab(target)) {
            open.clicked();
        }
    }

    private static boolean isOnTab(Node target) {
        for (Node node = target; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("tab")) {
                return true;
            }
        }
        return false;
    }

    Node node() {
        return pane;
    }

    /** Shows another item, on the tab of the same name where it has one. */
    void show(@Nullable InventoryItem item) {
        closeShown();
        if (item == null) {
            Label hint = new Label();
            hint.textProperty().bind(toolkit.texts().bind("Select something at the left."));
            hint.getStyleClass().add("muted");
            pane.setTop(null);
            pane.setCenter(new StackPane(hint));
            return;
        }
        header = headers.apply(item);
        pane.setTop(new VBox(header.node()));
        Node hint = advice.apply(item);
        pane.setBottom(hint);
        fill(item);
        pane.setCenter(tabPane);
    }

    private void fill(InventoryItem item) {
        switching = true;
        tabPane.getTabs().clear();
        for (ItemTab<?> descriptor : tabs.of(item)) {
            Tab tab = new Tab();
            tab.setId("tab-" + descriptor.id());
            tab.textProperty().bind(toolkit.texts().bind(descriptor.title()));
            tab.setUserData((Runnable) () -> contents.computeIfAbsent(tab, any -> descriptor.create(item)));
            tabPane.getTabs().add(tab);
        }
        tabPane.getTabs().stream()
                .filter(tab -> lastTab.equals(tab.getId()))
                .findFirst()
                .ifPresent(tab -> tabPane.getSelectionModel().select(tab));
        switching = false;
        open(tabPane.getSelectionModel().getSelectedItem());
    }

    private void open(@Nullable Tab tab) {
        if (switching) {
            return;
        }
        if (open != null) {
            open.closed();
            open = null;
        }
        if (tab != null && tab.getUserData() instanceof Runnable make) {
            make.run();
            TabContent content = contents.get(tab);
            if (content != null) {
                tab.setContent(content.node());
                content.opened();
                open = content;
            }
            lastTab = tab.getId();
        }
    }

    /** Selects a tab by its id, as {@code summary}; nothing happens where the item has none such. */
    void selectTab(String id) {
        tabPane.getTabs().stream()
                .filter(tab -> ("tab-" + id).equals(tab.getId()))
                .findFirst()
                .ifPresent(tab -> tabPane.getSelectionModel().select(tab));
    }

    /** Selects a tab by its place, 0 for the first, and gives it the keyboard; nothing happens where there are fewer. */
    void goToTab(int place) {
        if (place < tabPane.getTabs().size()) {
            tabPane.getSelectionModel().select(place);
            tabPane.requestFocus();
        }
    }

    private void closeShown() {
        if (open != null) {
            open.closed();
            open = null;
        }
        if (header != null) {
            header.close();
            header = null;
        }
        contents.clear();
        pane.setBottom(null);
    }
}
