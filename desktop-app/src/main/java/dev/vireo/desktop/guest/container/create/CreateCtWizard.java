// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.WizardFrame;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;

/** The window of the wizard that makes a container. */
public final class CreateCtWizard {
    private final WizardFrame frame;

    /** @param close takes the wizard off the screen */
    public CreateCtWizard(CreateCtViewModel model, Toolkit toolkit, Consumer<Node> close) {
        CtPageViews views = new CtPageViews(model, toolkit);
        this.frame = new WizardFrame(
                new WizardFrame.Words(
                        "create-ct-wizard",
                        Sentence.of("Create container"),
                        Sentence.of("Create"),
                        place(model.general(), toolkit)),
                model.steps(),
                model.pages().stream().map(views::of).toList(),
                model::close,
                toolkit);
        model.openProperty().addListener((observable, before, isOpen) -> close.accept(frame.node()));
    }

    private static StringBinding place(CtGeneralPage general, Toolkit toolkit) {
        return toolkit.texts()
                .computed(
                        () -> general.node().value().map(Object::toString).orElse("–") + " · "
                                + toolkit.texts()
                                        .get(
                                                "CT {0}",
                                                general.vmid()
                                                        .value()
                                                        .map(Object::toString)
                                                        .orElse("–")),
                        general.node().valueProperty(),
                        general.vmid().textProperty());
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return frame.node();
    }
}
