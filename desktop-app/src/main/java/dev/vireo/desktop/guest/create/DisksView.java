// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.wizard.FormTabs;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/** Draws a row of disks to choose from, and the chosen one below. */
record DisksView(DisksPage page, Toolkit toolkit) implements FormTabs.Entries<DiskModel> {
    void fill(PageSheet sheet) {
        FormTabs.Words words =
                new FormTabs.Words("wizard-disk", Sentence.of("Add disk"), Sentence.of("Remove this disk"));
        new FormTabs<>(this, words, toolkit).fill(sheet);
    }

    @Override
    public ObservableList<DiskModel> list() {
        return page.disks();
    }

    @Override
    public String title(DiskModel disk) {
        return disk.key();
    }

    @Override
    public List<Observable> titleInputs(DiskModel disk) {
        return List.of(disk.busField().valueProperty(), disk.index().textProperty());
    }

    @Override
    public Node fields(DiskModel disk) {
        Sentence folded = Sentence.of("Advanced: number, discard, SSD, threads, backups, limits");
        return FormTabs.fields(toolkit.texts(), "wizard-disk", new Sheet(disk.main(), folded, disk.advanced()));
    }

    @Override
    public boolean hasRoom() {
        return page.hasRoom();
    }

    @Override
    public void add() {
        page.add();
    }

    @Override
    public boolean mayRemove(DiskModel disk) {
        return true;
    }

    @Override
    public void remove(DiskModel disk) {
        page.remove(disk);
    }
}
