// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.dialog.DrawerPane;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.shell.TabContent;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** The storages of a datacenter: added, changed, switched off and on, removed. */
public final class StoragesView implements TabContent {
    private final StoragesViewModel model;
    private final Toolkit toolkit;
    private final Operations operations;
    private final Wording wording;
    private final ListTable<ConfiguredStorage> table;
    private final ListTab tab;
    private final DrawerPane pane;

    /** @param operations asks what is to be set up */
    public StoragesView(StoragesViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.wording = new Wording(toolkit.texts());
        this.table = new ListTable<>(
                        "storage-list",
                        model.list(),
                        Sentence.of("There is no storage yet. Add a folder to keep disks and CD images in."),
                        toolkit)
                .column(Sentence.of("Name"), 140, storage -> Sentence.verbatim(storage.name()))
                .column(Sentence.of("Type"), 90, storage -> Sentence.verbatim(storage.type()))
                .column(Sentence.of("Place"), 240, storage -> Sentence.verbatim(storage.place()))
                .column(Sentence.of("Takes"), 300, this::content)
                .column(Sentence.of("Nodes"), 120, StoragesView::nodes)
                .column(Sentence.of("Switched on"), 110, StoragesView::isOn)
                .opening(this::edit);
        this.tab = new ListTab(toolkit.texts(), "storages", model.list(), toolBar(), List.of(table.table()));
        this.pane = new DrawerPane(tab.node(), operations);
    }

    private Sentence content(ConfiguredStorage storage) {
        return Sentence.verbatim(storage.content().stream()
                .map(kind -> wording.say(ContentKinds.nameOf(kind)))
                .collect(Collectors.joining(", ")));
    }

    private static Sentence nodes(ConfiguredStorage storage) {
        return storage.nodes().isEmpty() ? Sentence.of("all") : Sentence.verbatim(String.join(", ", storage.nodes()));
    }

    private static Sentence isOn(ConfiguredStorage storage) {
        return storage.isDisabled() ? Sentence.of("no") : Sentence.of("yes");
    }

    private Node toolBar() {
        Buttons buttons = new Buttons(toolkit);
        Button add = buttons.of("storage-add", Icon.PLUS, Sentence.of("Add folder"), () -> setUp(model.add()));
        add.getStyleClass().add(Styles.ACCENT);
        Button edit = buttons.of("storage-edit", Icon.EDIT, Sentence.of("Edit"), table.with(this::edit));
        Button power =
                buttons.of("storage-switch", Icon.POWER, Sentence.of("Switch off or on"), table.with(this::toggle));
        Button remove = buttons.danger("storage-remove", Icon.TRASH, Sentence.of("Remove…"), table.with(this::remove));
        power.disableProperty().bind(table.noneIsSelected());
        remove.disableProperty().bind(table.noneIsSelected());
        edit.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> table.selected()
                                .filter(ConfiguredStorage::isEditable)
                                .isEmpty(),
                        table.table().getSelectionModel().selectedItemProperty()));
        return ListTab.line(List.of(add, edit, power), List.of(remove));
    }

    private void edit(ConfiguredStorage storage) {
        if (storage.isEditable()) {
            setUp(model.edit(storage));
        }
    }

    private void toggle(ConfiguredStorage storage) {
        model.setDisabled(storage, !storage.isDisabled());
    }

    private void remove(ConfiguredStorage storage) {
        operations.open(
                model.list().datacenter(),
                model.remove(storage),
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
