// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.create.GuestCreation;
import dev.vireo.desktop.wizard.WizardFrame;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The window of the wizard that makes a container. */
public final class CreateCtWizard {
    private final WizardFrame frame;

    /** @param close takes the wizard off the screen */
    public CreateCtWizard(CreateCtViewModel model, Toolkit toolkit, Consumer<Node> close) {
        GuestCreation creation = model.creation();
        CtPageViews views = new CtPageViews(model, toolkit);
        this.frame = new WizardFrame(
                new WizardFrame.Words(
                        "create-ct-wizard",
                        Sentence.of("Create container"),
                        Sentence.of("Create"),
                        model.general().place().words(toolkit.texts(), vmid -> Sentence.of("CT {0}", vmid))),
                creation.steps(),
                model.pages().stream().map(views::of).toList(),
                creation::close,
                toolkit);
        creation.openProperty().addListener((observable, before, isOpen) -> close.accept(frame.node()));
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return frame.node();
    }
}
