// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/** Draws where the files are, a place to drop them on, and in a sentence what was found. */
final class FilesView {
    private final FilesPage page;
    private final Toolkit toolkit;
    private final Wording wording;

    FilesView(FilesPage page, Toolkit toolkit) {
        this.page = page;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
    }

    void fill(PageSheet sheet) {
        sheet.addCards(page.place());
        Node drop = dropPlace();
        drop.visibleProperty().bind(page.path().state().shownProperty());
        drop.managedProperty().bind(drop.visibleProperty());
        sheet.add(drop);
        sheet.addRows(page.path(), page.node(), page.storage(), page.volume());
        sheet.add(found());
        sheet.addFailure("import-unfit", page.failureProperty());
        sheet.node().setOnDragOver(FilesView::offerDrop);
        sheet.node().setOnDragDropped(this::drop);
    }

    private Node dropPlace() {
        Button choose = new Button(null, toolkit.icons().icon(Icon.FOLDER));
        choose.setId("import-choose");
        choose.textProperty().bind(wording.bind(Sentence.of("Choose files…")));
        choose.setOnAction(event -> chooseFiles(choose));
        Label words = new Label();
        words.textProperty().bind(wording.bind(Sentence.of("or drop them here")));
        words.getStyleClass().add("field-hint");
        HBox place = new HBox(choose, words);
        place.setAlignment(Pos.CENTER);
        place.getStyleClass().add("drop-place");
        return place;
    }

    private void chooseFiles(Node owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(wording.say(Sentence.of("Import a disk or machine")));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                wording.say(Sentence.of("Disks and machines")),
                                "*.vmdk",
                                "*.ova",
                                "*.ovf",
                                "*.vhdx",
                                "*.vhd",
                                "*.vdi",
                                "*.qcow2",
                                "*.raw",
                                "*.img"),
                        new FileChooser.ExtensionFilter(wording.say(Sentence.of("All files")), "*"));
        List<File> files = chooser.showOpenMultipleDialog(owner.getScene().getWindow());
        if (files != null) {
            page.choose(files.stream().map(File::toPath).toList());
        }
    }

    private static void offerDrop(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void drop(DragEvent event) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        page.choose(files);
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    private Label found() {
        Label found = new Label();
        found.setId("import-found");
        found.setGraphic(toolkit.icons().icon(Icon.CHECK));
        found.textProperty()
                .bind(toolkit.texts()
                        .computed(
                                () -> page.contentsProperty()
                                        .get()
                                        .map(this::describe)
                                        .orElse(""),
                                page.contentsProperty()));
        found.setWrapText(true);
        found.setMinHeight(Region.USE_PREF_SIZE);
        found.visibleProperty().bind(found.textProperty().isNotEmpty());
        found.managedProperty().bind(found.visibleProperty());
        return found;
    }

    private String describe(Contents inside) {
        int disks = inside.disks().size();
        String kind = inside.isMachine()
                ? toolkit.texts().get("A machine with {0} disk.|A machine with {0} disks.", disks)
                : toolkit.texts().get("A disk: {0}.", inside.disks().get(0).format());
        long bytes = inside.disks().stream().mapToLong(Contents.FoundDisk::size).sum();
        String size = bytes == 0
                ? ""
                : " "
                        + toolkit.texts()
                                .get("A guest sees {0}.", toolkit.quantities().bytes((double) bytes));
        return kind + size;
    }
}
