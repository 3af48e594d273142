// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.model.metric.Usage;
import java.time.Duration;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Name, state, tags and actions of the selected item. */
final class ItemHeader {
    private final Toolkit toolkit;
    private final GuestDialogs dialogs;
    private final ItemMenus menus;
    private final GuestOperations operations;
    private final InventoryItem item;
    private final HBox left = new HBox(10);
    private final HBox actions = new HBox(8);
    private final HBox box;
    private final InvalidationListener listener = property -> show();
    private String shown = "";

    ItemHeader(Toolkit toolkit, GuestDialogs dialogs, ItemMenus menus, GuestOperations operations, InventoryItem item) {
        this.toolkit = toolkit;
        this.dialogs = dialogs;
        this.menus = menus;
        this.operations = operations;
        this.item = item;
        left.setAlignment(Pos.CENTER_LEFT);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        box = new HBox(10, left, space, actions);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("item-header");
        follow();
        show();
    }

    Node node() {
        return box;
    }

    private void follow() {
        item.nameProperty().addListener(listener);
        item.statusProperty().addListener(listener);
        item.newsProperty().addListener(listener);
        toolkit.texts().languageProperty().addListener(listener);
        if (item instanceof GuestItem guest) {
            guest.usageProperty().addListener(listener);
        } else if (item instanceof NodeItem node) {
            node.usageProperty().addListener(listener);
        }
    }

    /** Lets go of the item. */
    void close() {
        item.nameProperty().removeListener(listener);
        item.statusProperty().removeListener(listener);
        item.newsProperty().removeListener(listener);
        toolkit.texts().languageProperty().removeListener(listener);
        if (item instanceof GuestItem guest) {
            guest.usageProperty().removeListener(listener);
        } else if (item instanceof NodeItem node) {
            node.usageProperty().removeListener(listener);
        }
    }

    /** Shows anew what has changed; unchanged actions stay, so that an open menu stays open. */
    private void show() {
        String now = item.name()
                + stateText()
                + item.newsProperty().get()
                + toolkit.texts().language();
        if (now.equals(shown)) {
            return;
        }
        String actionsBefore = actionsKey();
        shown = now;
        showLeft();
        if (!actionsBefore.equals(box.getUserData())) {
            box.setUserData(actionsBefore);
            showActions();
        }
    }

    private String actionsKey() {
        return item.status() + " " + toolkit.texts().language() + " "
                + (item instanceof GuestItem guest && guest.templateProperty().get());
    }

    private void showLeft() {
        Label name = new Label(item instanceof GuestItem guest ? guest.vmid() + " " + guest.name() : item.name());
        name.setId("item-name");
        name.getStyleClass().add("item-name");
        Label pill = new Label(stateText());
        pill.setId("item-state");
        pill.getStyleClass().addAll("pill", ItemLook.styleOf(item.status()));
        pill.setMinWidth(Region.USE_PREF_SIZE);
        left.getChildren().setAll(ItemLook.iconWithState(toolkit.icons(), item), name, pill);
        if (item instanceof GuestItem guest) {
            for (String tag : guest.tagsProperty().get()) {
                Label label = new Label(tag);
                label.getStyleClass().add("tag");
                left.getChildren().add(label);
            }
            Label where = new Label(toolkit.texts().get("on {0}", guest.node().name()));
            where.getStyleClass().add("muted");
            left.getChildren().add(where);
        }
    }

    private String stateText() {
        if (item instanceof Datacenter datacenter) {
            return ConnectionWords.word(toolkit.texts(), datacenter);
        }
        String word = toolkit.texts().get(ItemLook.word(item.status()));
        Usage usage = item instanceof GuestItem guest
                ? guest.usageProperty().get()
                : item instanceof NodeItem node ? node.usageProperty().get() : Usage.UNKNOWN;
        Long uptime = usage.uptime();
        boolean counts = item.status() == ItemStatus.RUNNING || item.status() == ItemStatus.ONLINE;
        return uptime == null || uptime == 0 || !counts
                ? word
                : word + " · " + toolkit.quantities().duration(Duration.ofSeconds(coarse(uptime)));
    }

    /** Whole minutes after the first one: seconds would flicker. */
    private static long coarse(long seconds) {
        return seconds < 60 ? seconds : seconds / 60 * 60;
    }

    private void showActions() {
        boolean hadFocus = holdsFocus();
        actions.getChildren().clear();
        fillActions();
        if (hadFocus) {
            // The button that was pressed is gone: the keyboard stays here instead of going to the search field.
            actions.getChildren().stream()
                    .filter(Button.class::isInstance)
                    .filter(button -> !button.isDisabled())
                    .findFirst()
                    .orElse(box)
                    .requestFocus();
        }
    }

    private boolean holdsFocus() {
        Node owner = box.getScene() == null ? null : box.getScene().getFocusOwner();
        while (owner != null && owner != actions) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    private void fillActions() {
        if (item instanceof NodeItem node && node.status() == ItemStatus.ONLINE) {
            actions.getChildren()
                    .addAll(
                            button("Reboot…", "node-reboot", Icon.RESET, () -> operations.switchNode(node, true)),
                            button(
                                    "Switch off…",
                                    "node-shutdown",
                                    Icon.POWER,
                                    () -> operations.switchNode(node, false)));
            return;
        }
        if (!(item instanceof GuestItem guest)) {
            return;
        }
        if (guest.templateProperty().get()) {
            actions.getChildren()
                    .addAll(button("Clone", "guest-clone", Icon.COPY, () -> operations.cloneGuest(guest)), more(guest));
            return;
        }
        PowerAction first = guest.status() == ItemStatus.PAUSED ? PowerAction.RESUME : PowerAction.START;
        actions.getChildren().addAll(action(guest, first), action(guest, PowerAction.SHUTDOWN));
        actions.getChildren()
                .addAll(
                        button("Snapshot", "guest-snapshot", Icon.SNAPSHOT, () -> operations.takeSnapshot(guest)),
                        more(guest));
    }

    private Button button(String english, String id, Icon icon, Runnable action) {
        Button button = new Button(toolkit.texts().get(english), toolkit.icons().icon(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node action(GuestItem guest, PowerAction action) {
        Button button =
                new Button(toolkit.texts().get(action.title()), toolkit.icons().icon(action.icon()));
        button.setId("power-" + action.id());
        button.setOnAction(event -> dialogs.perform(guest, action));
        StackPane holder = new StackPane(button); // a disabled button shows no tooltip of its own
        action.obstacle(guest).ifPresent(reason -> {
            button.setDisable(true);
            Tooltip.install(holder, new Tooltip(toolkit.texts().get(reason)));
        });
        return holder;
    }

    private Node more(GuestItem guest) {
        Button more = new Button(null, toolkit.icons().icon(Icon.MORE));
        more.setId("guest-more");
        more.accessibleTextProperty().set(toolkit.texts().get("More actions"));
        more.setTooltip(new Tooltip(toolkit.texts().get("More actions")));
        more.setOnAction(event -> {
            ContextMenu menu = new ContextMenu(menus.powerEntries(guest).toArray(MenuItem[]::new));
            menu.show(more, Side.BOTTOM, 0, 4);
        });
        more.setDisable(menus.powerEntries(guest).isEmpty());
        return more;
    }
}
