// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.rescan;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.OptionalLabel;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.fx.WrappedCell;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.RescanAnswer;
import dev.vireo.model.storage.RescanAnswer.Finding;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Lists what was found before anything is changed. */
public final class RescanWindow {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 480;

    private final RescanViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final VBox box = new VBox(12);

    /** @param hide takes the window off the screen */
    public RescanWindow(RescanViewModel model, Toolkit toolkit, Consumer<Node> hide) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        box.setId("rescan");
        box.getStyleClass().addAll("card", "dialog");
        box.setMaxSize(WIDTH, HEIGHT);
        box.setPrefSize(WIDTH, HEIGHT);
        TableView<Finding> table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        StringBinding notes = toolkit.texts()
                .computed(
                        () -> model.answerProperty()
                                .get()
                                .map(found -> toolkit.texts().said(String.join("\n", found.notes())))
                                .orElse(""),
                        model.answerProperty());
        box.getChildren()
                .addAll(
                        label("rescan-title", "dialog-title", wording.bind(title())),
                        label(
                                "rescan-meaning",
                                "muted",
                                wording.bind(Sentence.of("Disks that nothing names become detached disks of the guest"
                                        + " whose number they bear, sizes are written as they are. No volume is"
                                        + " removed or changed."))),
                        table,
                        label("rescan-notes", "muted", notes),
                        label("rescan-failure", "failure-text", wording.bind(model.failureProperty())),
                        buttons());
        model.openProperty().addListener((observed, before, isOpen) -> hide.accept(box));
    }

    private Sentence title() {
        return model.scope()
                .guest()
                .map(vmid -> Sentence.of("Disks of VM {0} that nothing names", vmid.toString()))
                .or(() -> model.scope()
                        .storage()
                        .map(storage -> Sentence.of("Disks on “{0}” that nothing names", storage.toString())))
                .orElse(Sentence.of("Disks that nothing names"));
    }

    private TableView<Finding> table() {
        TableView<Finding> table = new TableView<>();
        table.setId("rescan-list");
        table.getStyleClass().add("configuration-list");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add(table, Sentence.of("Guest"), 110, found -> Sentence.of("VM {0}", Integer.toString(found.vmid())));
        add(table, Sentence.of("Volume"), 270, found -> Sentence.verbatim(found.volid()));
        add(table, Sentence.of("Size"), 100, this::size);
        add(table, Sentence.of("What is done"), 330, RescanWindow::consequence);
        Label emptiness = new Label();
        emptiness.setWrapText(true);
        emptiness
                .textProperty()
                .bind(toolkit.texts()
                        .computed(() -> wording.say(emptiness()), model.answerProperty(), model.busyProperty()));
        table.setPlaceholder(emptiness);
        model.answerProperty()
                .addListener((observed, before, now) -> table.getItems().setAll(model.findings()));
        table.getItems().setAll(model.findings());
        return table;
    }

    private void add(TableView<Finding> table, Sentence title, double width, Function<Finding, Sentence> words) {
        TableColumn<Finding, Finding> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new WrappedCell<>(found -> wording.bind(words.apply(found))));
        table.getColumns().add(column);
    }

    private Sentence size(Finding found) {
        Long size = found.size();
        return size == null
                ? Sentence.EMPTY
                : Sentence.verbatim(toolkit.quantities().bytes(size.doubleValue()));
    }

    private static Sentence consequence(Finding found) {
        String key = Objects.requireNonNullElse(found.key(), "");
        return switch (found.kind()) {
            case RescanAnswer.UNREFERENCED -> Sentence.of("becomes the detached disk {0}", key);
            case RescanAnswer.SIZE ->
                Sentence.of(
                        "{0}: size {1} in place of {2}",
                        key,
                        new ByteSize(Objects.requireNonNullElse(found.size(), 0L)).toString(),
                        Objects.requireNonNullElse(found.written(), "–"));
            case RescanAnswer.NO_GUEST ->
                Sentence.of("nothing: no guest has this number. If none is being made, remove it under Content");
            default -> Sentence.verbatim(found.kind());
        };
    }

    private Sentence emptiness() {
        if (model.busyProperty().get()) {
            return Sentence.of("Looking…");
        }
        return model.answerProperty().get().isPresent()
                ? Sentence.of("All is in order: every disk has its guest, and every size is right.")
                : Sentence.EMPTY;
    }

    private static Label label(String id, String style, StringBinding text) {
        Label label = new OptionalLabel(style, text);
        label.setId(id);
        return label;
    }

    private Node buttons() {
        Buttons buttons = new Buttons(toolkit);
        Button again = buttons.of("rescan-again", Icon.REFRESH, Sentence.of("Look again"), model::look);
        again.disableProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = buttons.of("rescan-close", Sentence.of("Close"), model::close);
        close.setCancelButton(true);
        Button begin = buttons.of("rescan-begin", Sentence.of("Take in"), model::takeIn);
        begin.getStyleClass().add(Styles.ACCENT);
        begin.setDefaultButton(true);
        begin.disableProperty().bind(model.mayTakeIn().not());
        HBox line = new HBox(8, again, gap, close, begin);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** The window. */
    public Node node() {
        return box;
    }
}
