// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.storage.UploadModel;
import dev.vireo.desktop.storage.UploadRows;
import dev.vireo.desktop.wizard.PageSheet;
import dev.vireo.desktop.wizard.SummaryTable;
import dev.vireo.desktop.wizard.WizardFrame;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;

/** The window of the wizard that brings in disks and machines of other programs. */
public final class ImportWizard {
    private final ImportViewModel model;
    private final Toolkit toolkit;
    private final Consumer<Node> close;
    private final WizardFrame frame;

    /** @param close takes the wizard off the screen */
    public ImportWizard(ImportViewModel model, Toolkit toolkit, Consumer<Node> close) {
        this.model = model;
        this.toolkit = toolkit;
        this.close = close;
        this.frame = new WizardFrame(
                new WizardFrame.Words(
                        "import-wizard", Sentence.of("Import a disk or machine"), Sentence.of("Import"), place()),
                model.steps(),
                List.of(filesPage(), contentsPage(), targetPage(), machinePage(), confirmPage()),
                this::cancel,
                toolkit);
    }

    private StringBinding place() {
        return toolkit.texts()
                .computed(
                        () -> model.files().node().value().map(Object::toString).orElse("–"),
                        model.files().node().valueProperty());
    }

    private Node filesPage() {
        PageSheet sheet = new PageSheet(model.files().question(), toolkit);
        new FilesView(model.files(), toolkit).fill(sheet);
        return sheet.node();
    }

    private Node contentsPage() {
        PageSheet sheet = new PageSheet(model.contents().question(), toolkit);
        sheet.add(new ContentsView(model.contents().contents(), toolkit).node());
        return sheet.node();
    }

    private Node targetPage() {
        PageSheet sheet = new PageSheet(model.target().question(), toolkit);
        sheet.addCards(model.target().aim());
        sheet.addRows(
                model.target().guest(), model.target().storage(), model.target().format());
        return sheet.node();
    }

    private Node machinePage() {
        PageSheet sheet = new PageSheet(model.machine().question(), toolkit);
        new MachineView(model.machine(), toolkit).fill(sheet);
        return sheet.node();
    }

    private Node confirmPage() {
        PageSheet sheet = new PageSheet(model.confirm().question(), toolkit);
        sheet.add(new SummaryTable(model.confirm().rows(), toolkit).node());
        sheet.addRows(model.confirm().start(), model.confirm().cleanUp());
        sheet.add(new UploadRows(model.uploads(), UploadModel::cancel, toolkit).node());
        sheet.addFailure("import-failure", model.confirm().failureProperty());
        return sheet.node();
    }

    private void cancel() {
        model.close();
        close.accept(frame.node());
    }

    /** The wizard, to be laid over the main window. */
    public Node node() {
        return frame.node();
    }
}
