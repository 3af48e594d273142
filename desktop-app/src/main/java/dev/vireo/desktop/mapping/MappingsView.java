// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

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
import dev.vireo.model.mapping.MappingKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The mappings of a datacenter: added, changed, removed, and whether the nodes have what they say. */
public final class MappingsView implements TabContent {
    private final MappingsViewModel model;
    private final Toolkit toolkit;
    private final Operations operations;
    private final ListTable<ConfiguredMapping> table;
    private final ListTab tab;
    private final DrawerPane pane;

    /** @param operations asks what is to be set up */
    public MappingsView(MappingsViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.table = new ListTable<>(
                        "mapping-list",
                        model.list(),
                        Sentence.of(
                                "There is no mapping yet. A mapping is one name for a directory or a device of the nodes: guests share the directory or get the device by it."),
                        toolkit)
                .column(Sentence.of("Name"), 150, mapping -> Sentence.verbatim(mapping.name()))
                .column(Sentence.of("Kind"), 110, mapping -> kind(mapping.kind()))
                .column(
                        Sentence.of("Stands for"),
                        320,
                        mapping -> Sentence.verbatim(String.join("\n", mapping.lines())))
                .column(Sentence.of("State"), 260, MappingsView::state)
                .column(Sentence.of("Notes"), 160, mapping -> Sentence.verbatim(mapping.notes()))
                .opening(this::edit);
        this.tab = new ListTab(toolkit.texts(), "mappings", model.list(), toolBar(), List.of(table.table()));
        this.pane = new DrawerPane(tab.node(), operations);
    }

    private static Sentence kind(MappingKind kind) {
        return switch (kind) {
            case DIRECTORY -> Sentence.of("Directory");
            case PCI -> Sentence.of("PCI device");
            case USB -> Sentence.of("USB device");
        };
    }

    private static Sentence state(ConfiguredMapping mapping) {
        if (mapping.findings().isEmpty()) {
            return Sentence.of("not known");
        }
        String wrong = mapping.findings().entrySet().stream()
                .flatMap(node -> node.getValue().stream().map(finding -> node.getKey() + ": " + finding.message()))
                .collect(Collectors.joining("\n"));
        return wrong.isEmpty() ? Sentence.of("in order") : Sentence.verbatim(wrong);
    }

    private Node toolBar() {
        Buttons buttons = new Buttons(toolkit);
        List<MenuItem> kinds = Stream.of(MappingKind.values())
                .map(kind -> buttons.entry("mapping-add-" + kind.word(), kind(kind), () -> setUp(model.add(kind))))
                .toList();
        MenuButton add = buttons.menu("mapping-add", Icon.PLUS, Sentence.of("Add"), kinds);
        add.getStyleClass().add(Styles.ACCENT);
        Button edit = buttons.of("mapping-edit", Icon.EDIT, Sentence.of("Edit"), table.with(this::edit));
        Button remove = buttons.danger("mapping-remove", Icon.TRASH, Sentence.of("Remove…"), table.with(this::remove));
        edit.disableProperty().bind(table.noneIsSelected());
        remove.disableProperty().bind(table.noneIsSelected());
        return ListTab.line(List.of(add, edit), List.of(remove));
    }

    private void edit(ConfiguredMapping mapping) {
        setUp(model.edit(mapping));
    }

    private void remove(ConfiguredMapping mapping) {
        operations.open(
                model.list().datacenter(),
                model.remove(mapping),
                upids -> model.list().read());
    }

    private void setUp(Operation operation) {
        pane.open(model.list().datacenter(), operation, upids -> model.list().read());
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        tab.opened();
    }

    @Override
    public void closed() {
        tab.closed();
    }
}
