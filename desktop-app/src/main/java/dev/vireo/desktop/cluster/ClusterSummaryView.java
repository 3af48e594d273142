// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.cluster;

import dev.vireo.desktop.chart.CardGrid;
import dev.vireo.desktop.cluster.ClusterSummaryViewModel.Counts;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.Card;
import dev.vireo.desktop.summary.Facts;
import dev.vireo.desktop.summary.Meter;
import dev.vireo.desktop.summary.SummaryPane;
import dev.vireo.desktop.summary.UseBar;
import java.util.List;
import java.util.function.ToIntFunction;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The summary of a datacenter: its guests by state, its storages, and its nodes as cards. */
public final class ClusterSummaryView implements TabContent {
    private static final double NARROWEST_CARD = 260;
    private static final double CARD_HEIGHT = 126;

    private final ClusterSummaryViewModel model;
    private final Toolkit toolkit;
    private final Texts texts;
    private final CardGrid nodes = new CardGrid(NARROWEST_CARD, CARD_HEIGHT);
    private final VBox storages = new VBox(10);
    private final ListChangeListener<NodeItem> onNodes = change -> showNodes();
    private final SummaryPane pane;

    /** A view of that model. */
    public ClusterSummaryView(ClusterSummaryViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.texts = toolkit.texts();
        model.nodes().addListener(new WeakListChangeListener<>(onNodes));
        model.storages().addListener((ListChangeListener<StorageItem>) change -> showStorages());
        showNodes();
        showStorages();
        Card storageCard = new Card(Texts.text("Storages"), texts, storages);
        pane = new SummaryPane(List.of(guests(), storageCard), new VBox(nodes));
        pane.setId("datacenter-summary");
    }

    private Card guests() {
        Facts facts = new Facts(texts)
                .add(Texts.text("Running"), count(Counts::running))
                .add(Texts.text("Paused"), count(Counts::paused))
                .add(Texts.text("Stopped"), count(Counts::stopped))
                .add(Texts.text("Unknown"), count(Counts::unknown));
        return new Card(Texts.text("Guests"), texts, facts);
    }

    private ObservableValue<String> count(ToIntFunction<Counts> which) {
        return model.countsProperty().map(counts -> Integer.toString(which.applyAsInt(counts)));
    }

    private void showNodes() {
        nodes.getChildren()
                .setAll(model.nodes().stream()
                        .map(node -> new NodeCard(node, toolkit))
                        .toList());
    }

    private void showStorages() {
        storages.getChildren().setAll(model.storages().stream().map(this::bar).toList());
    }

    private UseBar bar(StorageItem storage) {
        boolean isShared = storage.sharedProperty().get();
        String title = isShared
                ? storage.name()
                : storage.name() + " · " + storage.node().name();
        return new UseBar(title, storage.usageProperty().map(usage -> Meter.disk(title, usage)), toolkit);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }
}
