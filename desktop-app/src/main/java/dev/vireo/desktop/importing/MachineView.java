// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Fold;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.hardware.NetworkCardForm;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws the new machine's hardware, or how disks are attached to one that exists. */
record MachineView(MachinePage page, Toolkit toolkit) {
    void fill(PageSheet sheet) {
        sheet.add(shown(hardware(), true));
        sheet.add(shown(FieldRows.of(toolkit.texts(), page.attach()), false));
    }

    private Node shown(Node part, boolean whenNew) {
        part.visibleProperty()
                .bind(whenNew ? page.newProperty() : page.newProperty().not());
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }

    private Node hardware() {
        NewMachine machine = page.machine();
        NetworkCardForm card = machine.card();
        Node names = FieldRows.pair(
                toolkit.texts(),
                List.of(machine.name(), machine.sockets(), machine.memory()),
                List.of(machine.vmid(), machine.cores()));
        Node rows = FieldRows.of(
                toolkit.texts(), machine.system(), machine.bus(), machine.firmware(), card.way(), card.bridge());
        List<Field> left = List.of(card.model(), machine.noCard());
        List<Field> right = List.of(card.mac(), card.vlan());
        Fold more = new Fold(
                toolkit.texts(),
                "import-machine-advanced",
                Sentence.of("Advanced: network card, address, VLAN"),
                FieldRows.pair(toolkit.texts(), left, right),
                Stream.concat(left.stream(), right.stream()).toList());
        VBox column = new VBox(names, rows, more.node());
        column.getStyleClass().add("import-contents");
        ScrollPane pane = new ScrollPane(column);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(pane, Priority.ALWAYS);
        return pane;
    }
}
