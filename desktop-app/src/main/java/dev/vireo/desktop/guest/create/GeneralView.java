// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;

/** Draws the guest's place and name, with the load of every node beside the choice. */
record GeneralView(GeneralPage page, List<NodeChoice> nodes, Toolkit toolkit) {
    /** More nodes than this are compared elsewhere. */
    private static final int SHOWN = 5;

    void fill(PageSheet sheet) {
        sheet.addRows(page.node());
        sheet.add(loads());
        sheet.addRows(page.vmid(), page.name(), page.tags(), page.onBoot());
    }

    private Node loads() {
        GridPane table = new GridPane();
        table.getStyleClass().add("node-loads");
        nodes.stream().filter(NodeChoice::online).limit(SHOWN).forEach(node -> addRow(table, node));
        return table;
    }

    private void addRow(GridPane table, NodeChoice node) {
        Usage usage = node.usage();
        Label name = new Label(node.name().name());
        name.getStyleClass().add("node-load-name");
        name.setOnMouseClicked(event -> choose(page.node(), node.name()));
        int row = table.getRowCount();
        table.addRow(row, name);
        Double cpu = usage.cpu();
        if (cpu != null) {
            Label words = new Label();
            words.textProperty()
                    .bind(toolkit.texts().bind("CPU {0}", toolkit.quantities().percent(cpu)));
            table.add(new ProgressBar(cpu), 1, row);
            table.add(words, 2, row);
        }
        Long used = usage.mem();
        Long total = usage.maxmem();
        if (used != null && total != null && total > 0) {
            Label words = new Label();
            words.textProperty()
                    .bind(toolkit.texts()
                            .computed(() -> toolkit.texts()
                                    .get("Memory {0}", toolkit.quantities().bytesOf(used, total))));
            table.add(new ProgressBar((double) used / total), 3, row);
            table.add(words, 4, row);
        }
    }

    private static void choose(ChoiceField<NodeName> field, NodeName node) {
        field.choose(node);
    }
}
