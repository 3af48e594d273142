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
import dev.vireo.desktop.fx.WrappedCell;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The storages of a datacenter: added, changed, switched off and on, removed. */
public final class StoragesView implements TabContent {
    private static final double MARGIN = 18;

    private final StoragesViewModel model;
    private final Toolkit toolkit;
    private final Operations operations;
    private final Wording wording;
    private final Buttons buttons;
    private final TableView<ConfiguredStorage> table;
    private final DrawerPane pane;

    /** @param operations asks what is to be set up */
    public StoragesView(StoragesViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        this.table = new TableView<>(model.storages());
        table.setId("storage-list");
        table.getStyleClass().add("configuration-list");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label placeholder = new Label();
        placeholder
                .textProperty()
                .bind(toolkit.texts().computed(() -> wording.say(emptiness()), model.loadedProperty()));
        table.setPlaceholder(placeholder);
        addColumns();
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && selected().isPresent()) {
                event.consume();
                selected().filter(ConfiguredStorage::isEditable).ifPresent(this::edit);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox root = new VBox(12, toolBar(), new FailureLabel(toolkit.texts(), model.failureProperty()), table);
        root.setId("storages");
        root.setPadding(new Insets(MARGIN));
        pane = new DrawerPane(root, operations);
    }

    private Sentence emptiness() {
        return model.loadedProperty().get()
                ? Sentence.of("There is no storage yet. Add a folder to keep disks and CD images in.")
                : Sentence.of("Reading…");
    }

    private void addColumns() {
        add(Sentence.of("Name"), 140, ConfiguredStorage::name);
        add(Sentence.of("Type"), 90, ConfiguredStorage::type);
        add(Sentence.of("Place"), 240, ConfiguredStorage::place);
        add(
                Sentence.of("Takes"),
                300,
                storage -> storage.content().stream()
                        .map(kind -> wording.say(ContentKinds.nameOf(kind)))
                        .collect(Collectors.joining(", ")));
        add(
                Sentence.of("Nodes"),
                120,
                storage -> storage.nodes().isEmpty()
                        ? wording.say(Sentence.of("all"))
                        : String.join(", ", storage.nodes()));
        add(
                Sentence.of("Switched on"),
                110,
                storage -> wording.say(storage.isDisabled() ? Sentence.of("no") : Sentence.of("yes")));
    }

    private void add(Sentence title, double width, Function<ConfiguredStorage, String> words) {
        TableColumn<ConfiguredStorage, ConfiguredStorage> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(
                any -> new WrappedCell<>(storage -> toolkit.texts().computed(() -> words.apply(storage))));
        table.getColumns().add(column);
    }

    private Node toolBar() {
        Button add = buttons.of("storage-add", Icon.PLUS, Sentence.of("Add folder"), () -> setUp(model.add()));
        add.getStyleClass().add(Styles.ACCENT);
        Button edit = buttons.of("storage-edit", Icon.EDIT, Sentence.of("Edit"), with(this::edit));
        Button power = buttons.of("storage-switch", Icon.POWER, Sentence.of("Switch off or on"), with(this::toggle));
        Button remove = buttons.of("storage-remove", Icon.TRASH, Sentence.of("Remove…"), with(this::remove));
        remove.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        BooleanBinding noneIsSelected =
                Bindings.isNull(table.getSelectionModel().selectedItemProperty());
        power.disableProperty().bind(noneIsSelected);
        remove.disableProperty().bind(noneIsSelected);
        edit.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> selected().filter(ConfiguredStorage::isEditable).isEmpty(),
                        table.getSelectionModel().selectedItemProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, add, edit, power, gap, remove);
    }

    private Optional<ConfiguredStorage> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private Runnable with(Consumer<ConfiguredStorage> action) {
        return () -> selected().ifPresent(action);
    }

    private void edit(ConfiguredStorage storage) {
        setUp(model.edit(storage));
    }

    private void toggle(ConfiguredStorage storage) {
        model.setDisabled(storage, !storage.isDisabled());
    }

    private void remove(ConfiguredStorage storage) {
        ask(model.remove(storage));
    }

    private void setUp(Operation operation) {
        pane.open(model.datacenter(), operation, upids -> model.read());
    }

    private void ask(Operation operation) {
        operations.open(model.datacenter(), operation, upids -> model.read());
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
