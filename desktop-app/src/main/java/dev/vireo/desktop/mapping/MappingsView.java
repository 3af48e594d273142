// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

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
import dev.vireo.model.mapping.MappingKind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The mappings of a datacenter: added, changed, removed, and whether the nodes have what they say. */
public final class MappingsView implements TabContent {
    private static final double MARGIN = 18;
    /** Words of the narrow columns stay whole also beside a drawer. */
    private static final double LEAST = 96;

    private final MappingsViewModel model;
    private final Toolkit toolkit;
    private final Operations operations;
    private final Wording wording;
    private final Buttons buttons;
    private final TableView<ConfiguredMapping> table;
    private final DrawerPane pane;

    /** @param operations asks what is to be set up */
    public MappingsView(MappingsViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        this.table = new TableView<>(model.mappings());
        table.setId("mapping-list");
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
                selected().ifPresent(this::edit);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox root = new VBox(12, toolBar(), new FailureLabel(toolkit.texts(), model.failureProperty()), table);
        root.setId("mappings");
        root.setPadding(new Insets(MARGIN));
        pane = new DrawerPane(root, operations);
    }

    private Sentence emptiness() {
        return model.loadedProperty().get()
                ? Sentence.of(
                        "There is no mapping yet. A mapping is one name for a directory or a device of the nodes: guests share the directory or get the device by it.")
                : Sentence.of("Reading…");
    }

    private void addColumns() {
        add(Sentence.of("Name"), 150, ConfiguredMapping::name);
        add(Sentence.of("Kind"), 110, mapping -> wording.say(kind(mapping.kind())));
        add(Sentence.of("Stands for"), 320, mapping -> String.join("\n", mapping.lines()));
        add(Sentence.of("State"), 260, this::state);
        add(Sentence.of("Notes"), 160, ConfiguredMapping::notes);
    }

    private static Sentence kind(MappingKind kind) {
        return switch (kind) {
            case DIRECTORY -> Sentence.of("Directory");
            case PCI -> Sentence.of("PCI device");
            case USB -> Sentence.of("USB device");
        };
    }

    private String state(ConfiguredMapping mapping) {
        if (mapping.findings().isEmpty()) {
            return wording.say(Sentence.of("not known"));
        }
        String wrong = mapping.findings().entrySet().stream()
                .flatMap(node -> node.getValue().stream().map(finding -> node.getKey() + ": " + finding.message()))
                .collect(Collectors.joining("\n"));
        return wrong.isEmpty() ? wording.say(Sentence.of("in order")) : wrong;
    }

    private void add(Sentence title, double width, Function<ConfiguredMapping, String> words) {
        TableColumn<ConfiguredMapping, ConfiguredMapping> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setPrefWidth(width);
        column.setMinWidth(LEAST);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(
                any -> new WrappedCell<>(mapping -> toolkit.texts().computed(() -> words.apply(mapping))));
        table.getColumns().add(column);
    }

    private Node toolBar() {
        MenuButton add = new MenuButton();
        add.setId("mapping-add");
        add.setGraphic(toolkit.icons().icon(Icon.PLUS));
        add.getStyleClass().add(Styles.ACCENT);
        add.textProperty().bind(wording.bind(Sentence.of("Add")));
        Stream.of(MappingKind.values()).forEach(kind -> add.getItems().add(entry(kind)));
        Button edit = buttons.of("mapping-edit", Icon.EDIT, Sentence.of("Edit"), with(this::edit));
        Button remove = buttons.of("mapping-remove", Icon.TRASH, Sentence.of("Remove…"), with(this::remove));
        remove.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        BooleanBinding noneIsSelected =
                Bindings.isNull(table.getSelectionModel().selectedItemProperty());
        edit.disableProperty().bind(noneIsSelected);
        remove.disableProperty().bind(noneIsSelected);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, add, edit, gap, remove);
    }

    private MenuItem entry(MappingKind kind) {
        MenuItem entry = new MenuItem();
        entry.setId("mapping-add-" + kind.word());
        entry.textProperty().bind(wording.bind(kind(kind)));
        entry.setOnAction(event -> setUp(model.add(kind)));
        return entry;
    }

    private Optional<ConfiguredMapping> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private Runnable with(Consumer<ConfiguredMapping> action) {
        return () -> selected().ifPresent(action);
    }

    private void edit(ConfiguredMapping mapping) {
        setUp(model.edit(mapping));
    }

    private void remove(ConfiguredMapping mapping) {
        operations.open(model.datacenter(), model.remove(mapping), upids -> model.read());
    }

    private void setUp(Operation operation) {
        pane.open(model.datacenter(), operation, upids -> model.read());
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
