// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** The steps at the left: done ones with a tick, the present one marked; a click goes to a step. */
final class StepList {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final String TICK = "M4 8.5 L7 11.5 L12 5.5";

    private final WizardSteps steps;
    private final Wording wording;
    private final VBox column = new VBox();

    StepList(WizardSteps steps, Toolkit toolkit) {
        this.steps = steps;
        this.wording = new Wording(toolkit.texts());
        column.getStyleClass().add("wizard-steps");
        for (int index = 0; index < steps.pages().size(); index++) {
            column.getChildren().add(step(index));
        }
    }

    private Button step(int index) {
        WizardPage page = steps.pages().get(index);
        Label number = new Label(Integer.toString(index + 1));
        SVGPath tick = new SVGPath();
        tick.setContent(TICK);
        tick.getStyleClass().add("wizard-tick");
        StackPane badge = new StackPane(number, tick);
        badge.getStyleClass().add("wizard-badge");
        Button step = new Button();
        step.setId("wizard-step-" + (index + 1));
        step.setGraphic(badge);
        step.textProperty().bind(wording.bind(page.step()));
        step.setAlignment(Pos.CENTER_LEFT);
        step.setMaxWidth(Double.MAX_VALUE);
        step.getStyleClass().setAll("wizard-step");
        step.setOnAction(event -> steps.goTo(index));
        InvalidationListener mark = observable -> {
            int present = steps.currentProperty().get();
            boolean isDone = index < present && page.valid().get();
            step.pseudoClassStateChanged(PRESENT, index == present);
            step.pseudoClassStateChanged(DONE, isDone);
            number.setVisible(!isDone);
            tick.setVisible(isDone);
        };
        steps.currentProperty().addListener(mark);
        page.valid().addListener(mark);
        mark.invalidated(steps.currentProperty());
        return step;
    }

    Node node() {
        return column;
    }
}
