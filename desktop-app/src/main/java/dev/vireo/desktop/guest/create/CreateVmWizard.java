// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The wizard's window: steps at the left, one question a page, what to do at the bottom. */
public final class CreateVmWizard {
    private static final double WIDTH = 920;
    private static final double HEIGHT = 660;

    private final CreateVmViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Buttons buttons;
    private final Consumer<Node> close;
    private final List<Node> pages;
    private final StackPane sheet = new StackPane();
    private final BorderPane root = new BorderPane();

    /** @param close takes the wizard off the screen */
    public CreateVmWizard(CreateVmViewModel model, Toolkit toolkit, Consumer<Node> close) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        this.close = close;
        this.pages = model.pages().stream()
                .map(page -> PageViews.of(page, model, toolkit))
                .toList();
        compose();
    }

    private void compose() {
        root.setTop(header());
        root.setLeft(new StepList(model, toolkit).node());
        root.setCenter(sheet);
        root.setBottom(footer());
        root.setId("create-vm-wizard");
        root.getStyleClass().add("wizard");
        root.setMinSize(WIDTH, HEIGHT);
        root.setPrefSize(WIDTH, HEIGHT);
        root.setMaxSize(WIDTH, HEIGHT);
        String resource = "/dev/vireo/desktop/wizard.css";
        root.getStylesheets()
                .add(Objects.requireNonNull(CreateVmWizard.class.getResource(resource), resource)
                        .toExternalForm());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
        model.currentProperty().addListener((observable, before, now) -> showPage());
        model.openProperty().addListener((observable, before, isOpen) -> close.accept(root));
        showPage();
    }

    private void closeOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            cancel();
        }
    }

    private void showPage() {
        sheet.getChildren().setAll(pages.get(model.currentProperty().get()));
    }

    private Node header() {
        Label title = new Label();
        title.textProperty().bind(wording.bind(Sentence.of("Create virtual machine")));
        title.getStyleClass().add("wizard-title");
        Button cross = buttons.sign("wizard-close", Icon.CLOSE, Sentence.of("Close"), this::cancel);
        cross.setFocusTraversable(false);
        HBox header = new HBox(title, gap(), cross);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("wizard-header");
        return header;
    }

    private Node footer() {
        Label place = new Label();
        place.textProperty().bind(toolkit.texts().computed(this::place, placeInputs()));
        place.getStyleClass().add("wizard-place");
        Button cancel = buttons.of("wizard-cancel", Sentence.of("Cancel"), this::cancel);
        Button back = buttons.of("wizard-back", Sentence.of("Back"), model::back);
        back.disableProperty().bind(model.currentProperty().isEqualTo(0).or(model.busyProperty()));
        HBox footer = new HBox(place, gap(), cancel, back, next(), finish());
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("wizard-footer");
        return footer;
    }

    private Observable[] placeInputs() {
        GeneralPage general = (GeneralPage) model.pages().get(0);
        return new Observable[] {general.node().valueProperty(), general.vmid().textProperty()};
    }

    private String place() {
        GeneralPage general = (GeneralPage) model.pages().get(0);
        String node = general.node().value().map(Object::toString).orElse("–");
        String vmid = general.vmid().value().map(Object::toString).orElse("–");
        return node + " · " + toolkit.texts().get("VM {0}", vmid);
    }

    private Button next() {
        Button next = buttons.of("wizard-next", Sentence.of("Next"), model::next);
        showWhen(next, isLast().not());
        return next;
    }

    private Button finish() {
        Button finish = buttons.of("wizard-finish", Sentence.of("Create"), model::next);
        finish.getStyleClass().add(Styles.SUCCESS);
        showWhen(finish, isLast());
        return finish;
    }

    private BooleanBinding isLast() {
        return model.currentProperty().isEqualTo(model.pages().size() - 1);
    }

    private void showWhen(Button button, BooleanBinding isTime) {
        button.visibleProperty().bind(isTime);
        button.managedProperty().bind(isTime);
        button.defaultButtonProperty().bind(isTime);
        button.disableProperty().bind(model.mayGoOn().not());
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        VBox.setVgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private void cancel() {
        model.close();
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return root;
    }
}
