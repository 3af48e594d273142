// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class DiffPaneTest {
    private static final String DIFF = """
            --- interfaces
            +++ interfaces.new
            @@ -1,3 +1,3 @@
             auto lo
            -iface eth0 inet manual
            +iface eth0 inet dhcp
            """;

    private final DiffPane pane = FxThread.get(DiffPane::new);

    private List<String> styles() {
        return ((VBox) pane.getContent())
                .getChildren().stream()
                        .map(line ->
                                line.getStyleClass().get(line.getStyleClass().size() - 1))
                        .toList();
    }

    @Test
    void whatComesAndWhatGoesLooksDifferent() {
        FxThread.run(() -> pane.show(DIFF));

        assertThat(styles())
                .containsExactly("diff-head", "diff-head", "diff-head", "diff-same", "diff-removed", "diff-added");
    }

    @Test
    void aShortDiffIsSeenWholeAlthoughAListWantsTheRoom() {
        FxThread.run(() -> {
            pane.show(DIFF);
            Region list = new Region();
            list.setPrefHeight(1000);
            VBox.setVgrow(list, Priority.ALWAYS);
            VBox root = new VBox(list, pane);
            new Scene(root, 600, 300);
            root.applyCss();
            root.layout();
        });

        assertThat(pane.getHeight()).isGreaterThanOrEqualTo(((VBox) pane.getContent()).getHeight());
    }

    @Test
    void anEndlessDiffLeavesRoomForTheRest() {
        FxThread.run(() -> pane.show("+line\n".repeat(500)));

        assertThat(pane.getPrefHeight()).isLessThan(300);
        assertThat(pane.getHbarPolicy()).isEqualTo(ScrollPane.ScrollBarPolicy.AS_NEEDED);
    }
}
