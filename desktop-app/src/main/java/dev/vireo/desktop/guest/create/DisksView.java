// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Fold;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws a row of disks to choose from, and the chosen one below. */
final class DisksView {
    private final DisksPage page;
    private final Toolkit toolkit;
    private final Wording wording;
    private final HBox tabs = new HBox();
    private final StackPane sheetOfDisk = new StackPane();
    private final ToggleGroup group = new ToggleGroup();

    DisksView(DisksPage page, Toolkit toolkit) {
        this.page = page;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
    }

    void fill(PageSheet sheet) {
        tabs.getStyleClass().add("disk-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        sheetOfDisk.setAlignment(Pos.TOP_LEFT);
        sheet.add(tabs);
        sheet.add(sheetOfDisk);
        page.disks().addListener((ListChangeListener<DiskModel>) change -> draw());
        draw();
    }

    private void draw() {
        tabs.getChildren().clear();
        sheetOfDisk.getChildren().clear();
        for (DiskModel disk : page.disks()) {
            ToggleButton tab = tab(disk);
            tabs.getChildren().add(tab);
            tab.setSelected(true);
            sheetOfDisk.getChildren().setAll(fields(disk));
        }
        tabs.getChildren().addAll(adding(), removing());
    }

    private ToggleButton tab(DiskModel disk) {
        ToggleButton tab = new ToggleButton(disk.key());
        tab.setToggleGroup(group);
        InvalidationListener rename = observable -> tab.setText(disk.key());
        disk.busField().valueProperty().addListener(rename);
        disk.index().textProperty().addListener(rename);
        tab.setOnAction(event -> {
            tab.setSelected(true);
            sheetOfDisk.getChildren().setAll(fields(disk));
        });
        return tab;
    }

    private Button adding() {
        Button add = new Button(null, toolkit.icons().icon(Icon.PLUS));
        add.setId("wizard-disk-add");
        add.textProperty().bind(wording.bind(Sentence.of("Add disk")));
        add.getStyleClass().add(Styles.FLAT);
        add.setDisable(!page.hasRoom());
        add.setOnAction(event -> page.add());
        return add;
    }

    private Node fields(DiskModel disk) {
        Texts texts = toolkit.texts();
        List<Field> folded = disk.advanced();
        int half = (folded.size() + 1) / 2;
        Fold advanced = new Fold(
                texts,
                "wizard-disk-advanced",
                Sentence.of("Advanced: number, discard, SSD, threads, backups, limits"),
                FieldRows.pair(texts, folded.subList(0, half), folded.subList(half, folded.size())),
                folded);
        VBox fields = new VBox(FieldRows.of(texts, disk.main().toArray(Field[]::new)), advanced.node());
        fields.getStyleClass().add("wizard-disk");
        return fields;
    }

    private Button removing() {
        Button remove = new Button(null, toolkit.icons().icon(Icon.TRASH));
        remove.setId("wizard-disk-remove");
        remove.textProperty().bind(wording.bind(Sentence.of("Remove this disk")));
        remove.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        remove.setVisible(!page.disks().isEmpty());
        remove.setOnAction(event -> page.remove(page.disks().get(shownIndex())));
        return remove;
    }

    private int shownIndex() {
        return tabs.getChildren().indexOf((Node) group.getSelectedToggle());
    }
}
