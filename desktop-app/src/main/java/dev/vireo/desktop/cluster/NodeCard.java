// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.cluster;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.summary.Meter;
import dev.vireo.desktop.summary.UseBar;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** A node in a card: its state, its guests, what it uses. */
final class NodeCard extends VBox {
    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");

    private final NodeItem node;
    private final Texts texts;
    private final ObservableList<GuestItem> guests;
    private final Circle dot = new Circle(4);
    private final ChangeListener<ItemStatus> onStatus = (observed, old, now) -> mark();

    NodeCard(NodeItem node, Toolkit toolkit) {
        this.node = node;
        this.texts = toolkit.texts();
        this.guests = node.guests();
        setId("node-card-" + node.node());
        getStyleClass().addAll("card", "node-card");
        getChildren()
                .addAll(
                        header(toolkit),
                        new UseBar(
                                Texts.text("CPU"),
                                node.usageProperty().map(usage -> Meter.processors(Texts.text("CPU"), usage)),
                                toolkit),
                        new UseBar(
                                Texts.text("Memory"),
                                node.usageProperty().map(usage -> Meter.memory(Texts.text("Memory"), usage)),
                                toolkit));
    }

    private HBox header(Toolkit toolkit) {
        Label name = new Label();
        name.setGraphic(toolkit.icons().icon(Icon.NODE));
        name.setGraphicTextGap(8);
        name.getStyleClass().add("node-name");
        name.textProperty().bind(node.nameProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        dot.getStyleClass().add("state-dot");
        Label state = new Label();
        state.setGraphic(dot);
        state.getStyleClass().add("card-hint");
        state.textProperty().bind(texts.computed(this::state, node.statusProperty(), Bindings.size(guests)));
        node.statusProperty().addListener(new WeakChangeListener<>(onStatus)); // the node outlives the card
        mark();
        HBox header = new HBox(8, name, gap, state);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void mark() {
        dot.pseudoClassStateChanged(ONLINE, node.status() == ItemStatus.ONLINE);
    }

    private String state() {
        String word = switch (node.status()) {
            case ONLINE -> texts.get("online");
            case OFFLINE -> texts.get("offline");
            case RUNNING, PAUSED, STOPPED, AVAILABLE, UNKNOWN -> texts.get("unknown");
        };
        return word + " · " + texts.get("{0} guest|{0} guests", guests.size());
    }
}
