// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.WizardFrame;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;

/** The window of the wizard that makes a virtual machine. */
public final class CreateVmWizard {
    private final CreateVmViewModel model;
    private final Toolkit toolkit;
    private final WizardFrame frame;

    /** @param close takes the wizard off the screen */
    public CreateVmWizard(CreateVmViewModel model, Toolkit toolkit, Consumer<Node> close) {
        this.model = model;
        this.toolkit = toolkit;
        this.frame = new WizardFrame(
                new WizardFrame.Words(
                        "create-vm-wizard", Sentence.of("Create virtual machine"), Sentence.of("Create"), place()),
                model.steps(),
                model.pages().stream()
                        .map(page -> PageViews.of(page, model, toolkit))
                        .toList(),
                model::close,
                toolkit);
        model.openProperty().addListener((observable, before, isOpen) -> close.accept(frame.node()));
    }

    private StringBinding place() {
        GeneralPage general = (GeneralPage) model.pages().get(0);
        return toolkit.texts()
                .computed(
                        () -> place(general),
                        general.node().valueProperty(),
                        general.vmid().textProperty());
    }

    private String place(GeneralPage general) {
        String node = general.node().value().map(Object::toString).orElse("–");
        String vmid = general.vmid().value().map(Object::toString).orElse("–");
        return node + " · " + toolkit.texts().get("VM {0}", vmid);
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return frame.node();
    }
}
