// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** Draws the tree of snapshots. */
final class SnapshotTable {
    private static final double ROW = 30;
    private static final double TIP_WIDTH = 480;

    private final SnapshotsViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final TreeTableView<Snapshot> table = new TreeTableView<>(new TreeItem<>());

    SnapshotTable(SnapshotsViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        table.setId("snapshot-tree");
        table.setShowRoot(false);
        table.setFixedCellSize(ROW);
        table.getStyleClass().add("configuration-list");
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column(Sentence.of("Snapshot"), 280, this::name, true));
        table.getColumns().add(column(Sentence.of("With memory"), 110, this::memory, false));
        table.getColumns().add(column(Sentence.of("Taken"), 215, this::taken, false));
        table.getColumns().add(column(Sentence.of("Notes"), 360, SnapshotTable::notes, false));
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> select(now));
        model.snapshotsProperty().addListener((observed, before, now) -> {
            if (!now.equals(before)) {
                draw();
            }
        });
        Label reading = new Label();
        reading.textProperty().bind(wording.bind(Sentence.of("Reading…")));
        table.setPlaceholder(reading);
        draw();
    }

    private void select(@Nullable TreeItem<Snapshot> item) {
        if (item != null && item.getValue() != null) {
            model.select(item.getValue().name());
        }
    }

    /** Rows follow what was read; the selected snapshot stays selected. */
    private void draw() {
        String selected = model.selectedProperty().get().map(Snapshot::name).orElse("");
        table.getRoot().getChildren().setAll(items(model.trees()));
        for (int row = 0; row < table.getExpandedItemCount(); row++) {
            if (table.getTreeItem(row).getValue().name().equals(selected)) {
                table.getSelectionModel().select(row);
            }
        }
    }

    private static List<TreeItem<Snapshot>> items(List<SnapshotNode> nodes) {
        return nodes.stream().map(SnapshotTable::item).toList();
    }

    private static TreeItem<Snapshot> item(SnapshotNode node) {
        TreeItem<Snapshot> item = new TreeItem<>(node.snapshot());
        item.setExpanded(true);
        item.getChildren().setAll(items(node.children()));
        return item;
    }

    private TreeTableColumn<Snapshot, Snapshot> column(
            Sentence title, double width, Function<Snapshot, String> words, boolean hasIcon) {
        TreeTableColumn<Snapshot, Snapshot> column = new TreeTableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
        column.setCellFactory(any -> new SnapshotCell(words, hasIcon));
        return column;
    }

    private String name(Snapshot snapshot) {
        return snapshot.isNow() ? wording.say(Sentence.of("Now: you are here")) : snapshot.name();
    }

    private String memory(Snapshot snapshot) {
        return snapshot.hasMemory() ? wording.say(Sentence.of("yes")) : "";
    }

    private String taken(Snapshot snapshot) {
        return snapshot.taken().map(toolkit.quantities()::dateTime).orElse("");
    }

    private static String notes(Snapshot snapshot) {
        return snapshot.isNow() ? "" : snapshot.description().replace('\n', ' ');
    }

    Node node() {
        return table;
    }

    /** One column of a snapshot. */
    private final class SnapshotCell extends TreeTableCell<Snapshot, Snapshot> {
        private final Function<Snapshot, String> words;
        private final boolean hasIcon;
        private final Tooltip tip = new Tooltip();

        SnapshotCell(Function<Snapshot, String> words, boolean hasIcon) {
            this.words = words;
            this.hasIcon = hasIcon;
            tip.setWrapText(true);
            tip.setMaxWidth(TIP_WIDTH);
            tip.textProperty().bind(textProperty());
        }

        @Override
        protected void updateItem(@Nullable Snapshot snapshot, boolean empty) {
            super.updateItem(snapshot, empty);
            textProperty().unbind();
            setText(null);
            setGraphic(null);
            Tooltip.uninstall(this, tip);
            if (empty || snapshot == null) {
                return;
            }
            textProperty().bind(toolkit.texts().computed(() -> words.apply(snapshot)));
            if (!getText().isEmpty()) {
                Tooltip.install(this, tip);
            }
            if (hasIcon) {
                setGraphic(toolkit.icons().icon(snapshot.isNow() ? Icon.VM : Icon.SNAPSHOT));
            }
        }
    }
}
