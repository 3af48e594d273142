// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;

/**
 * Draws the present load of nodes, to choose one of them by it.
 *
 * @param field what a click on a node's name fills
 */
public record NodeLoads(ChoiceField<NodeName> field, List<NodeChoice> nodes, Toolkit toolkit) {
    /** More nodes than this are compared elsewhere. */
    private static final int SHOWN = 5;

    /** The table. */
    public Node node() {
        GridPane table = new GridPane();
        table.getStyleClass().add("node-loads");
        nodes.stream().filter(NodeChoice::online).limit(SHOWN).forEach(node -> addRow(table, node));
        return table;
    }

    private void addRow(GridPane table, NodeChoice node) {
        Usage usage = node.usage();
        Label name = new Label(node.name().name());
        name.getStyleClass().add("node-load-name");
        name.setOnMouseClicked(event -> field.choose(node.name()));
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
}
