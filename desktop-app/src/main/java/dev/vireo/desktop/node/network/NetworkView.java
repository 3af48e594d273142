// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.dialog.DrawerPane;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final ListTable<NetworkInterface> table;
    private final DrawerPane pane;

    /** A view of that model. */
    public NetworkView(NetworkViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.table = new ListTable<>(
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
        ListTab tab = new ListTab(
                toolkit.texts(),
                "network",
                model.list(),
                toolBar(),
                List.of(panel.countdown(), table.table(), panel.changes()));
        this.pane = new DrawerPane(tab.node(), operations);
    }

    private Node toolBar() {
        Buttons buttons = new Buttons(toolkit);
        MenuButton add = buttons.menu(
                "interface-add",
                Icon.PLUS,
                Sentence.of("Add"),
                List.of(
                        entry(buttons, Sentence.of("Bridge…"), "bridge", () -> model.create(InterfaceKind.BRIDGE)),
                        entry(buttons, Sentence.of("NAT bridge…"), "nat", model::createNat),
                        entry(buttons, Sentence.of("Bond…"), "bond", () -> model.create(InterfaceKind.BOND)),
                        entry(buttons, Sentence.of("VLAN…"), "vlan", () -> model.create(InterfaceKind.VLAN))));
        add.getStyleClass().add(Styles.ACCENT);
        Button edit = buttons.of("interface-edit", Icon.EDIT, Sentence.of("Edit"), table.with(this::change));
        Button remove = buttons.danger(
                "interface-remove", Icon.TRASH, Sentence.of("Remove…"), table.with(each -> open(model.remove(each))));
        BooleanBinding isUnderWay = Bindings.createBooleanBinding(
                () -> model.pendingProperty().get().secondsLeft() != null, model.pendingProperty());
        add.disableProperty().bind(isUnderWay);
        edit.disableProperty().bind(table.noneIsSelected().or(isUnderWay).or(isForeignKind()));
        remove.disableProperty().bind(table.noneIsSelected().or(isUnderWay));
        return ListTab.line(List.of(add, edit), List.of(remove));
    }

    private BooleanBinding isForeignKind() {
        return Bindings.createBooleanBinding(
                () -> table.selected()
                        .map(each -> InterfaceKind.of(each.type()).isEmpty())
                        .orElse(false),
                table.table().getSelectionModel().selectedItemProperty());
    }

    private MenuItem entry(Buttons buttons, Sentence words, String id, Supplier<Operation> operation) {
        return buttons.entry("interface-add-" + id, words, () -> edit(operation.get()));
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
        return InterfaceKind.of(each.type())
                .map(InterfaceKind::word)
                .orElse(each.type().equals("unknown") ? Sentence.of("other") : Sentence.verbatim(each.type()));
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
