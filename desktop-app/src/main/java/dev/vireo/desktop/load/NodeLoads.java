// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The load of each node beside the choice of one: how it stands now, and below it what is usual. */
public final class NodeLoads {
    /** More nodes than this are compared elsewhere. */
    private static final int SHOWN = 4;

    private static final int COLUMNS = 4;

    private final Toolkit toolkit;
    private final UsualLoads usual;
    private final Consumer<NodeName> chosen;
    private final GridPane table = new GridPane();
    /** Rows so far; the grid itself does not count those that are hidden. */
    private int rows;

    /**
     * A table of those nodes.
     *
     * @param usual what is usual for them
     * @param chosen is told the node whose name is clicked
     */
    public NodeLoads(List<NodeLoad> nodes, UsualLoads usual, Toolkit toolkit, Consumer<NodeName> chosen) {
        this.toolkit = toolkit;
        this.usual = usual;
        this.chosen = chosen;
        table.getStyleClass().add("node-loads");
        nodes.stream().limit(SHOWN).forEach(this::add);
    }

    private void add(NodeLoad node) {
        Label name = new Label(node.name().name());
        name.getStyleClass().add("node-load-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setOnMouseClicked(event -> chosen.accept(node.name()));
        int row = rows;
        rows += 2;
        table.addRow(row, name);
        Usage usage = node.usage();
        Double cpu = usage.cpu();
        if (cpu != null) {
            Label words = new Label();
            words.textProperty()
                    .bind(toolkit.texts()
                            .computed(() -> toolkit.texts()
                                    .get("CPU {0}", toolkit.quantities().percent(cpu))));
            table.add(bar(cpu), 1, row);
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
            table.add(bar((double) used / total), 3, row);
            table.add(words, 4, row);
        }
        table.add(usualDay(node), 1, row + 1, COLUMNS, 1);
    }

    /** Where there is little room, the words keep theirs. */
    private static ProgressBar bar(double share) {
        ProgressBar bar = new ProgressBar(share);
        bar.setMinWidth(24);
        return bar;
    }

    /** It takes no room before something is known. */
    private HBox usualDay(NodeLoad node) {
        DayStrip strip = new DayStrip();
        Label words = new Label();
        words.setId("node-usual-" + node.name());
        words.setWrapText(true);
        words.getStyleClass().add("card-hint");
        HBox line = new HBox(10, strip, words);
        line.setAlignment(Pos.CENTER_LEFT);
        Wording wording = new Wording(toolkit.texts());
        words.textProperty().bind(toolkit.texts().computed(() -> wording.say(usual.meaning(node)), usual.profiles()));
        line.visibleProperty().bind(words.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        InvalidationListener draw = profiles -> {
            usual.processors(node.name()).ifPresent(strip::show);
            if (usual.deceives(node)) {
                words.getStyleClass().setAll("label", "load-warning");
            }
        };
        usual.profiles().addListener(draw);
        draw.invalidated(usual.profiles());
        return line;
    }

    /** The table. */
    public Node node() {
        return table;
    }
}
