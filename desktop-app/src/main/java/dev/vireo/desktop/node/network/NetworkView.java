// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.dialog.DrawerPane;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.node.list.NodeTab;
import dev.vireo.desktop.node.list.NodeTable;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** The network of a node: its interfaces, what waits to be applied, and the countdown after that. */
public final class NetworkView implements TabContent {
    private final NetworkViewModel model;
    private final Toolkit toolkit;
    private final Operations operations;
    private final NodeTable<NetworkInterface> table;
    private final DrawerPane pane;

    /** A view of that model. */
    public NetworkView(NetworkViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.table = new NodeTable<>(
                        "interface-list", model.list(), Sentence.of("The node has no interfaces."), toolkit)
                .column(Sentence.of("Name"), 90, each -> Sentence.verbatim(each.iface()))
                .column(Sentence.of("Kind"), 110, NetworkView::kind)
                .column(Sentence.of("State"), 115, NetworkView::state)
                .column(Sentence.of("With the node"), 135, NetworkView::start)
                .column(Sentence.of("Made of"), 110, each -> Sentence.verbatim(members(each)))
                .column(Sentence.of("Addresses"), 190, NetworkView::addresses)
                .column(Sentence.of("Router"), 135, each -> text(settings(each).gateway()))
                .column(Sentence.of("Notes"), 130, each -> text(settings(each).comments()))
                .opening(this::change);
        PendingPanel panel = new PendingPanel(model, toolkit, () -> open(model.apply()));
        NodeTab tab = new NodeTab(
                toolkit.texts(),
                "network",
                model.list(),
                toolBar(),
                List.of(panel.countdown(), table.table(), panel.changes()));
        this.pane = new DrawerPane(tab.node(), operations);
    }

    private Node toolBar() {
        MenuButton add = new MenuButton();
        add.setId("interface-add");
        add.setGraphic(toolkit.icons().icon(Icon.PLUS));
        add.getStyleClass().add(Styles.ACCENT);
        add.textProperty().bind(toolkit.texts().bind("Add"));
        add.getItems()
                .setAll(
                        entry(Texts.text("Bridge…"), "bridge", () -> edit(model.create(InterfaceKind.BRIDGE))),
                        entry(Texts.text("NAT bridge…"), "nat", () -> edit(model.createNat())),
                        entry(Texts.text("Bond…"), "bond", () -> edit(model.create(InterfaceKind.BOND))),
                        entry(Texts.text("VLAN…"), "vlan", () -> edit(model.create(InterfaceKind.VLAN))));
        Buttons buttons = new Buttons(toolkit);
        Button edit = buttons.of("interface-edit", Icon.EDIT, Sentence.of("Edit"), table.with(this::change));
        Button remove = buttons.of(
                "interface-remove", Icon.TRASH, Sentence.of("Remove…"), table.with(each -> open(model.remove(each))));
        remove.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        BooleanBinding isUnderWay = Bindings.createBooleanBinding(
                () -> model.pendingProperty().get().secondsLeft() != null, model.pendingProperty());
        add.disableProperty().bind(isUnderWay);
        edit.disableProperty().bind(table.noneIsSelected().or(isUnderWay).or(isForeignKind()));
        remove.disableProperty().bind(table.noneIsSelected().or(isUnderWay));
        return NodeTab.line(List.of(add, edit), List.of(remove));
    }

    private BooleanBinding isForeignKind() {
        return Bindings.createBooleanBinding(
                () -> table.selected()
                        .map(each -> InterfaceKind.of(each.type()).isEmpty())
                        .orElse(false),
                table.table().getSelectionModel().selectedItemProperty());
    }

    private MenuItem entry(String english, String id, Runnable action) {
        MenuItem entry = new MenuItem();
        entry.setId("interface-add-" + id);
        entry.textProperty().bind(toolkit.texts().bind(english));
        entry.setOnAction(event -> action.run());
        return entry;
    }

    /** What is set up is set up beside the list; what is only asked is asked above it. */
    private void edit(Operation operation) {
        pane.open(model.datacenter(), operation, model::begun);
    }

    private void change(NetworkInterface each) {
        boolean isUnderWay = model.pendingProperty().get().secondsLeft() != null;
        if (!isUnderWay && InterfaceKind.of(each.type()).isPresent()) {
            edit(model.edit(each));
        }
    }

    private void open(Operation operation) {
        operations.open(model.datacenter(), operation, model::begun);
    }

    private static InterfaceSettings settings(NetworkInterface each) {
        return Objects.requireNonNullElse(each.settings(), InterfaceSettings.UNKNOWN);
    }

    private static Sentence kind(NetworkInterface each) {
        return InterfaceKind.of(each.type()).map(InterfaceKind::word).orElse(Sentence.verbatim(each.type()));
    }

    private static Sentence state(NetworkInterface each) {
        Boolean active = each.active();
        if (active == null) {
            return Sentence.of("not there");
        }
        return active ? Sentence.of("up") : Sentence.of("down");
    }

    private static Sentence start(NetworkInterface each) {
        return Boolean.TRUE.equals(settings(each).autostart()) ? Sentence.of("starts") : Sentence.verbatim("–");
    }

    private static String members(NetworkInterface each) {
        InterfaceSettings settings = settings(each);
        String vlan = settings.vlanDevice() == null ? null : settings.vlanDevice() + " · " + settings.vlanId();
        return Stream.of(each.bridgePorts(), settings.slaves(), vlan)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static Sentence addresses(NetworkInterface each) {
        String all = Stream.of(each.cidr(), settings(each).cidr6())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        boolean isGiven = "dhcp".equals(settings(each).method());
        return isGiven && !all.isEmpty()
                ? Sentence.of("{0} by DHCP", all)
                : isGiven ? Sentence.of("by DHCP") : Sentence.verbatim(all);
    }

    private static Sentence text(@Nullable String text) {
        return Sentence.verbatim(Optional.ofNullable(text).orElse(""));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }
}
