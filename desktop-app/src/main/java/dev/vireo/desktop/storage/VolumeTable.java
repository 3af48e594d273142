// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of volumes. */
final class VolumeTable {
    private final StorageContentViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final TableView<Volume> table = new TableView<>();

    VolumeTable(StorageContentViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        SortedList<Volume> sorted = new SortedList<>(model.volumes());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("storage-volumes");
        table.getStyleClass().add(Styles.DENSE);
        table.setPlaceholder(placeholder());
        addColumns();
    }

    private void addColumns() {
        table.getColumns().add(column(Sentence.of("Name"), 310, Volume::name, name -> name));
        table.getColumns()
                .add(column(
                        Sentence.of("Content"), 180, Volume::content, kind -> wording.say(ContentKinds.nameOf(kind))));
        table.getColumns().add(column(Sentence.of("Format"), 90, Volume::format, format -> format));
        TableColumn<Volume, Long> size = column(
                Sentence.of("Size"),
                90,
                Volume::bytes,
                bytes -> bytes == 0 ? "" : toolkit.quantities().bytes((double) bytes));
        size.getStyleClass().add("number-column");
        table.getColumns().add(size);
        table.getColumns()
                .add(column(
                        Sentence.of("Date"),
                        215,
                        volume ->
                                volume.made().map(made -> made.getEpochSecond()).orElse(0L),
                        made -> made == 0 ? "" : toolkit.quantities().dateTime(Instant.ofEpochSecond(made))));
        table.getColumns().add(column(Sentence.of("Guest"), 70, Volume::owner, owner -> owner));
        table.getColumns()
                .add(column(
                        Sentence.of("Notes"),
                        110,
                        volume -> (volume.isProtected() ? "1" : "0") + volume.notes(),
                        this::notes));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private <V extends Comparable<V>> TableColumn<Volume, V> column(
            Sentence title, double width, Function<Volume, V> part, Function<V, String> written) {
        TableColumn<Volume, V> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setPrefWidth(width);
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(part.apply(cell.getValue())));
        column.setCellFactory(any -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable V value, boolean empty) {
                super.updateItem(value, empty);
                textProperty().unbind();
                if (empty || value == null) {
                    setText("");
                } else {
                    textProperty().bind(toolkit.texts().computed(() -> written.apply(value)));
                }
            }
        });
        return column;
    }

    /** The notes behind a digit that says whether the volume is protected. */
    private String notes(String marked) {
        String notes = marked.substring(1).replace('\n', ' ');
        if (!marked.startsWith("1")) {
            return notes;
        }
        String sign = wording.say(Sentence.of("protected"));
        return notes.isEmpty() ? sign : sign + " · " + notes;
    }

    private Node placeholder() {
        Label title = new Label();
        title.textProperty()
                .bind(toolkit.texts()
                        .computed(
                                () -> wording.say(emptiness()),
                                model.loadedProperty(),
                                model.filterProperty(),
                                model.kindProperty()));
        title.setWrapText(true);
        title.getStyleClass().add("storage-empty");
        VBox box = new VBox(title);
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(460);
        return box;
    }

    private Sentence emptiness() {
        if (!model.loadedProperty().get()) {
            return Sentence.of("Reading…");
        }
        boolean isFiltered = !model.filterProperty().get().isEmpty()
                || !model.kindProperty().get().isEmpty();
        if (isFiltered) {
            return Sentence.of("Nothing here matches the filter.");
        }
        return model.takesUploads()
                ? Sentence.of("CD images, templates and disks of guests lie here. Drop an ISO file onto this page, or"
                        + " press Upload, to install a guest from it.")
                : Sentence.of("Disks of guests lie here. They appear when a guest is created on this storage.");
    }

    /** The volume that something is to be done with, if one is selected. */
    Optional<Volume> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /** Whether a volume is selected that passes. */
    BooleanBinding isSelected(Predicate<Volume> passes) {
        return Bindings.createBooleanBinding(
                () -> selected().filter(passes).isPresent(),
                table.getSelectionModel().selectedItemProperty());
    }

    /** The volume's size in words; empty if it is not known. */
    String sizeOf(Volume volume) {
        return volume.bytes() == 0 ? "" : toolkit.quantities().bytes((double) volume.bytes());
    }

    Node node() {
        return table;
    }
}
