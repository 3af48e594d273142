// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.OperationDialog;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The tree of snapshots with «you are here», and what can be done with one. Questions are asked above the tree. */
public final class SnapshotsView implements TabContent {
    private static final double MARGIN = 18;

    private final SnapshotsViewModel model;
    private final Toolkit toolkit;
    private final Operations operations;
    private final Buttons buttons;
    private final StackPane question = new StackPane();
    private final VBox root;
    private Runnable asked = () -> {};

    /** @param operations asks what is to be set up */
    public SnapshotsView(SnapshotsViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        this.operations = operations;
        this.buttons = new Buttons(toolkit);
        SnapshotTable table = new SnapshotTable(model, toolkit);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        question.setId("snapshot-question");
        question.setAlignment(Pos.TOP_LEFT);
        question.managedProperty().bind(question.visibleProperty());
        question.setVisible(false);
        root = new VBox(
                12,
                toolBar(),
                question,
                new FailureLabel(toolkit.texts(), model.failureProperty()),
                emptiness(),
                table.node());
        root.setId("snapshots");
        root.setPadding(new Insets(MARGIN));
    }

    /** What this place is for, while there is no snapshot. */
    private Node emptiness() {
        Label hint = new Label();
        hint.setId("snapshots-empty");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("muted");
        hint.textProperty()
                .bind(new Wording(toolkit.texts())
                        .bind(Sentence.of(
                                "There are no snapshots yet. Take one before you change something in the guest.")));
        hint.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.snapshotsProperty().get().isEmpty() && model.isEmpty(),
                        model.snapshotsProperty()));
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private Node toolBar() {
        BooleanBinding noneIsSelected = Bindings.createBooleanBinding(
                () -> model.selectedProperty().get().isEmpty(), model.selectedProperty());
        Button take = buttons.of("snapshot-take", Icon.PLUS, Sentence.of("Take snapshot"), this::take);
        take.getStyleClass().add(Styles.ACCENT);
        take.disableProperty().bind(model.guest().templateProperty());
        Button back = buttons.of("snapshot-rollback", Icon.RESET, Sentence.of("Roll back…"), this::rollBack);
        Button edit = buttons.of("snapshot-edit", Icon.EDIT, Sentence.of("Edit notes"), this::edit);
        Button remove = buttons.danger("snapshot-remove", Icon.TRASH, Sentence.of("Remove…"), this::remove);
        for (Button button : new Button[] {back, edit, remove}) {
            button.disableProperty().bind(noneIsSelected);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, take, back, edit, gap, remove);
    }

    private void take() {
        operations.open(
                model.guest().datacenter(),
                new TakeSnapshot(model.guest(), model.snapshotsProperty().get()));
    }

    private void edit() {
        model.selectedProperty()
                .get()
                .ifPresent(snapshot -> operations.open(
                        model.guest().datacenter(), new EditSnapshot(model.guest(), snapshot), done -> model.read()));
    }

    private void rollBack() {
        model.selectedProperty()
                .get()
                .ifPresent(
                        snapshot -> ask(new RollBack(model.guest(), toolkit.background(), snapshot, when(snapshot))));
    }

    private void remove() {
        model.selectedProperty()
                .get()
                .ifPresent(snapshot -> ask(new RemoveSnapshot(model.guest(), snapshot, when(snapshot))));
    }

    private static Sentence when(Snapshot snapshot) {
        return snapshot.taken()
                .map(time -> Sentence.of("“{0}” ({1})", snapshot.name(), time))
                .orElse(Sentence.of("“{0}”", snapshot.name()));
    }

    private void ask(Operation operation) {
        asked.run();
        OperationDialog dialog =
                operations.inPlace(model.guest().datacenter(), operation, upids -> model.read(), this::endQuestion);
        asked = dialog::leave;
        question.getChildren().setAll(dialog.node());
        question.setVisible(true);
        dialog.open();
    }

    /** Takes that question away; another one that is asked by then stays. */
    private void endQuestion(OperationDialog dialog) {
        question.getChildren().remove(dialog.node());
        question.setVisible(!question.getChildren().isEmpty());
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        asked.run();
        model.close();
    }
}
