// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.WizardFrame;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The window of the wizard that makes a virtual machine. */
public final class CreateVmWizard {
    private final WizardFrame frame;

    /** @param close takes the wizard off the screen */
    public CreateVmWizard(CreateVmViewModel model, Toolkit toolkit, Consumer<Node> close) {
        GuestCreation creation = model.creation();
        this.frame = new WizardFrame(
                new WizardFrame.Words(
                        "create-vm-wizard",
                        Sentence.of("Create virtual machine"),
                        Sentence.of("Create"),
                        model.general().place().words(toolkit.texts(), vmid -> Sentence.of("VM {0}", vmid))),
                creation.steps(),
                model.pages().stream()
                        .map(page -> PageViews.of(page, model, toolkit))
                        .toList(),
                creation::close,
                toolkit);
        creation.openProperty().addListener((observable, before, isOpen) -> close.accept(frame.node()));
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return frame.node();
    }
}
