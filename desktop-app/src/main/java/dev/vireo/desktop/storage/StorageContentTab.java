// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.shell.TabContent;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What lies on a storage: a table with a filter, uploads by button or by dropping files, removal. */
public final class StorageContentTab implements TabContent {
    private final StorageContentViewModel model;
    private final Operations operations;
    private final Datacenter datacenter;
    private final Wording wording;
    private final Buttons buttons;
    private final HBox disks = new HBox();
    private final VBox root = new VBox();

    /**
     * A view of what the model reads.
     *
     * @param operations asks what is to be set up
     * @param datacenter where the storage is
     */
    public StorageContentTab(
            StorageContentViewModel model, Toolkit toolkit, Operations operations, Datacenter datacenter) {
        this.model = model;
        this.operations = operations;
        this.datacenter = datacenter;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        VolumeTable table = new VolumeTable(model, toolkit);
        root.getChildren()
                .setAll(
                        toolBar(table),
                        filterBar(),
                        failure(),
                        new UploadRows(model.uploads(), model::dismiss, toolkit).node(),
                        table.node());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        root.setId("storage-content");
        root.getStyleClass().add("storage-content");
        String resource = "/dev/vireo/desktop/storage.css";
        root.getStylesheets()
                .add(Objects.requireNonNull(StorageContentTab.class.getResource(resource), resource)
                        .toExternalForm());
        if (model.takesUploads()) {
            root.setOnDragOver(this::offerDrop);
            root.setOnDragDropped(this::drop);
        }
    }

    private Node filterBar() {
        TextField filter = new TextField();
        filter.setId("storage-filter");
        filter.setPrefWidth(320);
        filter.promptTextProperty().bind(wording.bind(Sentence.of("Filter by name or VM ID")));
        filter.textProperty().bindBidirectional(model.filterProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(filter, kinds(), gap, disks);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("storage-bar");
        return bar;
    }

    private Node toolBar(VolumeTable table) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox();
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("storage-bar");
        if (model.takesUploads()) {
            TextField checksum = new TextField();
            checksum.setId("storage-sha256");
            checksum.promptTextProperty().bind(wording.bind(Sentence.of("SHA-256 to check (optional)")));
            checksum.textProperty().bindBidirectional(model.checksumProperty());
            Button download = buttons.of("storage-download", Icon.DOWNLOAD, Sentence.of("Download…"), this::download);
            bar.getChildren().addAll(uploadButton(), checksum, download);
        }
        Button notes = buttons.of(
                "storage-notes",
                Icon.EDIT,
                Sentence.of("Notes…"),
                () -> table.selected().ifPresent(volume -> ask(new EditVolume(calls(), volume))));
        notes.disableProperty()
                .bind(table.isSelected(volume -> volume.content().equals("backup"))
                        .not());
        Button remove = buttons.danger(
                "storage-delete",
                Icon.TRASH,
                Sentence.of("Remove…"),
                () -> table.selected()
                        .ifPresent(volume -> ask(new RemoveVolume(calls(), volume, table.sizeOf(volume)))));
        remove.disableProperty()
                .bind(table.isSelected(volume -> !volume.isProtected()).not());
        bar.getChildren().addAll(gap, notes, remove);
        return bar;
    }

    /** The same with a button that looks for disks which no guest names. */
    public StorageContentTab lookingForDisks(Runnable look) {
        disks.getChildren()
                .setAll(buttons.of(
                        "storage-rescan", Icon.SEARCH, Sentence.of("Look for disks that nothing names…"), look));
        return this;
    }

    private StorageCalls calls() {
        return model.calls();
    }

    private void download() {
        ask(new DownloadFile(calls(), model.kinds()));
    }

    private void ask(Operation operation) {
        operations.open(datacenter, operation, model::begun);
    }

    private Button uploadButton() {
        Button upload = buttons.of("storage-upload", Icon.UPLOAD, Sentence.of("Upload"), this::chooseFiles);
        upload.getStyleClass().add(Styles.ACCENT);
        return upload;
    }

    private void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(wording.say(Sentence.of("Upload to this storage")));
        List<File> files = chooser.showOpenMultipleDialog(root.getScene().getWindow());
        if (files != null) {
            upload(files.stream().map(File::toPath).toList());
        }
    }

    /** Sends files as if they had been dropped here; each template with a wrong name is asked for a right one. */
    public void upload(List<Path> files) {
        model.upload(files).forEach(this::ask);
    }

    private ComboBox<String> kinds() {
        ComboBox<String> kinds = new ComboBox<>();
        kinds.setId("storage-kind");
        kinds.getItems().add("");
        kinds.getItems().addAll(model.kinds());
        kinds.setCellFactory(list -> new KindCell(wording));
        kinds.setButtonCell(new KindCell(wording));
        kinds.valueProperty().bindBidirectional(model.kindProperty());
        return kinds;
    }

    private Label failure() {
        Label failure = new Label();
        failure.setId("storage-failure");
        failure.textProperty().bind(wording.bind(model.failureProperty()));
        failure.setWrapText(true);
        failure.getStyleClass().add("field-error");
        failure.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.failureProperty().get().isEmpty(), model.failureProperty()));
        failure.managedProperty().bind(failure.visibleProperty());
        return failure;
    }

    private void offerDrop(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void drop(DragEvent event) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        upload(files);
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }

    /** A kind of content by its name; the empty one stands for all. */
    private static final class KindCell extends ListCell<String> {
        private final Wording wording;

        KindCell(Wording wording) {
            this.wording = wording;
        }

        @Override
        protected void updateItem(@Nullable String kind, boolean empty) {
            super.updateItem(kind, empty);
            textProperty().unbind();
            if (empty || kind == null) {
                setText("");
                return;
            }
            textProperty().bind(wording.bind(kind.isEmpty() ? Sentence.of("All content") : ContentKinds.nameOf(kind)));
        }
    }
}
