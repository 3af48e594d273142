// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A wizard's window: steps at the left, one question a page, what to do at the bottom. */
public final class WizardFrame {
    private static final double WIDTH = 920;
    private static final double HEIGHT = 660;

    /**
     * What one wizard says otherwise than another.
     *
     * @param id of its window in the scene graph
     * @param title what it is for
     * @param verb what its last button does
     * @param place where it will happen; stands at the bottom
     */
    public record Words(String id, Sentence title, Sentence verb, StringBinding place) {}

    private final Words words;
    private final WizardSteps steps;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Buttons buttons;
    private final List<Node> pages;
    private final Runnable cancel;
    private final StackPane sheet = new StackPane();
    private final ScrollPane scroll = new ScrollPane(sheet);
    private final BorderPane root = new BorderPane();

    /**
     * A window of those steps.
     *
     * @param pages drawn pages in the order of the steps
     * @param cancel ends the wizard
     */
    public WizardFrame(Words words, WizardSteps steps, List<Node> pages, Runnable cancel, Toolkit toolkit) {
        this.words = words;
        this.steps = steps;
        this.pages = List.copyOf(pages);
        this.cancel = cancel;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        compose();
    }

    private void compose() {
        root.setTop(header());
        root.setLeft(new StepList(steps, toolkit).node());
        root.setCenter(scroll());
        root.setBottom(footer());
        root.setId(words.id());
        root.getStyleClass().add("wizard");
        root.setMinSize(WIDTH, HEIGHT);
        root.setPrefSize(WIDTH, HEIGHT);
        root.setMaxSize(WIDTH, HEIGHT);
        for (String sheetName : List.of("wizard.css")) {
            String resource = "/dev/vireo/desktop/" + sheetName;
            root.getStylesheets()
                    .add(Objects.requireNonNull(WizardFrame.class.getResource(resource), resource)
                            .toExternalForm());
        }
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
        steps.currentProperty().addListener((observable, before, now) -> showPage());
        showPage();
    }

    private void closeOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            cancel.run();
        }
    }

    /** A page with an open fold may be higher than the window: it scrolls, and what is around it stays in sight. */
    private Node scroll() {
        sheet.setMinHeight(Region.USE_PREF_SIZE);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private void showPage() {
        scroll.setVvalue(0);
        sheet.getChildren().setAll(pages.get(steps.currentProperty().get()));
    }

    private Node header() {
        Label title = new Label();
        title.textProperty().bind(wording.bind(words.title()));
        title.getStyleClass().add("wizard-title");
        Button cross = buttons.sign("wizard-close", Icon.CLOSE, Sentence.of("Close"), cancel);
        cross.setFocusTraversable(false);
        HBox header = new HBox(title, gap(), cross);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("wizard-header");
        return header;
    }

    private Node footer() {
        Label place = new Label();
        place.textProperty().bind(words.place());
        place.getStyleClass().add("wizard-place");
        Button end = buttons.of("wizard-cancel", Sentence.of("Cancel"), cancel);
        Button back = buttons.of("wizard-back", Sentence.of("Back"), steps::back);
        back.disableProperty().bind(steps.currentProperty().isEqualTo(0).or(steps.busyProperty()));
        HBox footer = new HBox(place, gap(), end, back, next(), finish());
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("wizard-footer");
        return footer;
    }

    private Button next() {
        Button next = buttons.of("wizard-next", Sentence.of("Next"), steps::next);
        showWhen(next, isLast().not());
        return next;
    }

    private Button finish() {
        Button finish = buttons.of("wizard-finish", words.verb(), steps::next);
        finish.getStyleClass().add(Styles.SUCCESS);
        showWhen(finish, isLast());
        return finish;
    }

    private BooleanBinding isLast() {
        return steps.currentProperty().isEqualTo(steps.pages().size() - 1);
    }

    private void showWhen(Button button, BooleanBinding isTime) {
        button.visibleProperty().bind(isTime);
        button.managedProperty().bind(isTime);
        button.defaultButtonProperty().bind(isTime);
        button.disableProperty().bind(steps.mayGoOn().not());
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return root;
    }
}
