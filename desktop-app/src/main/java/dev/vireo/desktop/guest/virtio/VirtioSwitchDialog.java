// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.virtio;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.model.image.VirtioSwitch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The five steps below one another, the present one marked, each with the buttons that carry it out. */
public final class VirtioSwitchDialog {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("chosen");
    private static final double WIDTH = 700;
    /** So that the dialog fits into a small window. */
    private static final double HIGHEST = 470;

    private final VirtioSwitchViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Consumer<Node> close;
    private final VBox box = new VBox(10);

    /** @param close takes the dialog off the screen */
    public VirtioSwitchDialog(VirtioSwitchViewModel model, Toolkit toolkit, Consumer<Node> close) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.close = close;
        box.getChildren()
                .add(label(
                        Sentence.of(
                                "Switch VM {0} to VirtIO", model.guest().vmid().toString()),
                        "dialog-title"));
        VBox cards = new VBox(8);
        VirtioSwitch.steps().forEach(step -> cards.getChildren().add(card(step)));
        ScrollPane pane = new ScrollPane(cards);
        pane.setFitToWidth(true);
        pane.setMaxHeight(HIGHEST);
        pane.getStyleClass().add("edge-to-edge");
        follow(() -> reveal(pane, cards));
        cards.heightProperty().addListener((observable, before, now) -> reveal(pane, cards));
        box.getChildren().addAll(pane, state(), failure(), footer());
        box.setId("virtio-switch");
        box.getStyleClass().addAll("card", "dialog");
        box.setPrefWidth(WIDTH);
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        for (String sheet : List.of("wizard.css")) {
            String resource = "/dev/vireo/desktop/" + sheet;
            box.getStylesheets()
                    .add(Objects.requireNonNull(VirtioSwitchDialog.class.getResource(resource), resource)
                            .toExternalForm());
        }
    }

    /** Not all steps are in sight at once: the present one always is, with as little motion as will do. */
    private void reveal(ScrollPane pane, VBox cards) {
        double height = pane.getViewportBounds().getHeight();
        double hidden = cards.getHeight() - height;
        model.next().filter(step -> hidden > 0).ifPresent(step -> {
            Bounds card =
                    cards.getChildren().get(VirtioSwitch.steps().indexOf(step)).getBoundsInParent();
            double top = Math.max(pane.getVvalue() * hidden, card.getMaxY() - height);
            pane.setVvalue(Math.min(top, card.getMinY()) / hidden);
        });
    }

    private VBox card(VirtioSwitch step) {
        Label text = label(
                new Sentence(
                        "{0}. {1}",
                        List.of(VirtioSwitch.steps().indexOf(step) + 1, new Sentence(step.text(), List.of()))),
                "");
        HBox buttons = new HBox(8);
        buttons.getChildren().addAll(buttons(step));
        VBox card = new VBox(text);
        if (step == VirtioSwitch.ADD_SECOND_DISK) {
            Node fields = FieldRows.of(toolkit.texts(), model.storage(), model.cd());
            follow(() -> fields.setDisable(!isNext(step)));
            card.getChildren().add(fields);
        }
        card.getChildren().add(buttons);
        if (step == VirtioSwitch.INSTALL_DRIVERS) {
            card.getChildren().add(FieldRows.of(toolkit.texts(), model.drivers()));
        }
        card.getStyleClass().add("import-card");
        follow(() -> card.pseudoClassStateChanged(PRESENT, isNext(step)));
        return card;
    }

    private List<Button> buttons(VirtioSwitch step) {
        return switch (step) {
            case BOOT_ON_SATA ->
                List.of(button(
                        "switch-start",
                        Sentence.of("Start"),
                        model::start,
                        () -> isStopped(VirtioSwitch.ADD_SECOND_DISK)));
            case ADD_SECOND_DISK ->
                List.of(
                        shutDown("switch-shutdown-1", () -> isNext(VirtioSwitch.BOOT_ON_SATA)),
                        button(
                                "switch-add",
                                Sentence.of("Add the disk and the CD"),
                                model::addSecondDisk,
                                () -> isNext(step) && model.storage().isRight()));
            case INSTALL_DRIVERS ->
                List.of(button("switch-start-2", Sentence.of("Start"), model::start, () -> isStopped(step)));
            case MOVE_MAIN_DISK ->
                List.of(
                        shutDown("switch-shutdown-2", () -> isNext(step)),
                        button(
                                "switch-move",
                                Sentence.of("Move the main disk"),
                                model::moveMainDisk,
                                () -> isStopped(step)));
            case REMOVE_SECOND_DISK -> lastButtons(step);
        };
    }

    private List<Button> lastButtons(VirtioSwitch step) {
        return List.of(
                button("switch-start-3", Sentence.of("Start"), model::start, () -> isStopped(step)),
                button(
                        "switch-remove",
                        Sentence.of("It boots: remove the second disk"),
                        model::removeSecondDisk,
                        () -> isNext(step)),
                button(
                        "switch-back",
                        Sentence.of("Put the main disk back"),
                        model::moveMainDiskBack,
                        () -> isStopped(step)));
    }

    private Button shutDown(String id, BooleanSupplier isTime) {
        return button(id, Sentence.of("Shut down"), model::shutDown, () -> isTime.getAsBoolean() && model.runs());
    }

    private boolean isNext(VirtioSwitch step) {
        return model.next().equals(Optional.of(step));
    }

    private boolean isStopped(VirtioSwitch step) {
        return isNext(step) && !model.runs();
    }

    private Button button(String id, Sentence words, Runnable action, BooleanSupplier isPossible) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(wording.bind(words));
        button.setOnAction(event -> action.run());
        follow(() -> button.setDisable(model.busyProperty().get() || !isPossible.getAsBoolean()));
        return button;
    }

    private void follow(Runnable draw) {
        model.stateProperty().addListener((observable, before, now) -> draw.run());
        model.busyProperty().addListener((observable, before, now) -> draw.run());
        model.drivers().onProperty().addListener((observable, before, now) -> draw.run());
        model.storage().valueProperty().addListener((observable, before, now) -> draw.run());
        draw.run();
    }

    private Label state() {
        Label state = label(
                Sentence.of("Nothing is left to do: the main disk is on VirtIO, and there is no second disk."),
                "field-hint");
        state.setId("switch-done");
        follow(() -> state.setVisible(
                model.stateProperty().get().isPresent() && model.next().isEmpty()));
        state.managedProperty().bind(state.visibleProperty());
        return state;
    }

    private Label failure() {
        Label failure = new Label();
        failure.setId("switch-failure");
        failure.textProperty().bind(wording.bind(model.failureProperty()));
        failure.setWrapText(true);
        failure.getStyleClass().add("field-error");
        failure.visibleProperty().bind(failure.textProperty().isNotEmpty());
        failure.managedProperty().bind(failure.visibleProperty());
        return failure;
    }

    private Node footer() {
        Label hint = label(
                Sentence.of("You can close this and go on later: the machine knows how far it is."), "field-hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        Button end = new Button();
        end.setId("switch-close");
        end.setCancelButton(true);
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.getStyleClass().add(Styles.ACCENT);
        end.textProperty().bind(wording.bind(Sentence.of("Close")));
        end.setOnAction(event -> {
            model.close();
            close.accept(box);
        });
        HBox footer = new HBox(8, hint, end);
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private Label label(Sentence words, String style) {
        Label label = new Label();
        label.textProperty().bind(wording.bind(words));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    /** The dialog. */
    public Node node() {
        return box;
    }
}
