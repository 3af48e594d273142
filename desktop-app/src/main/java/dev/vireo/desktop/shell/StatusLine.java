// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import java.time.Duration;
import java.time.InstantSource;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/** The line at the bottom: every connection with its state, counts, the language. */
final class StatusLine {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Toolkit toolkit;
    private final Inventory inventory;
    private final InstantSource clock;
    private final HBox connections = new HBox(18);
    private final Label counts = new Label();
    private final HBox line;

    StatusLine(Toolkit toolkit, Inventory inventory, InstantSource clock) {
        this.toolkit = toolkit;
        this.inventory = inventory;
        this.clock = clock;
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label language = new Label();
        language.textProperty()
                .bind(toolkit.texts()
                        .computed(() -> toolkit.texts().language().code().toUpperCase(java.util.Locale.ROOT)));
        counts.setId("status-counts");
        line = new HBox(18, connections, space, counts, language);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setId("status-line");
        line.getStyleClass().add("status-line");
        connections.setAlignment(Pos.CENTER_LEFT);
        toolkit.background().every(PERIOD, this::show);
        toolkit.texts().languageProperty().addListener((property, before, after) -> show());
    }

    Node node() {
        return line;
    }

    private void show() {
        while (connections.getChildren().size() > inventory.datacenters().size()) {
            connections.getChildren().remove(0);
        }
        for (int i = 0; i < inventory.datacenters().size(); i++) {
            if (i >= connections.getChildren().size()) {
                Label label = new Label(null, new Circle(4));
                connections.getChildren().add(label);
            }
            show(inventory.datacenters().get(i), (Label)
                    connections.getChildren().get(i));
        }
        int nodes = inventory.datacenters().stream()
                .mapToInt(datacenter -> datacenter.nodes().size())
                .sum();
        int guests = inventory.datacenters().stream()
                .mapToInt(datacenter -> datacenter.guests().size())
                .sum();
        counts.setText(toolkit.texts().get("{0} node|{0} nodes", nodes) + " · "
                + toolkit.texts().get("{0} guest|{0} guests", guests));
    }

    private void show(Datacenter datacenter, Label label) {
        String state = ConnectionWords.wordWithRetry(toolkit.texts(), datacenter, clock.instant());
        label.setText(datacenter.name() + ": " + state);
        Circle dot = (Circle) label.getGraphic();
        dot.getStyleClass().setAll("state-dot", ItemLook.styleOf(datacenter.status()));
    }
}
