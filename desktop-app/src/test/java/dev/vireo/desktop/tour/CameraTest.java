// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.Painted;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class CameraTest {
    private final Slow slow = new Slow();
    private final StackPane tab = new StackPane(slow);
    private final Scene scene = FxThread.get(() -> new Scene(new StackPane(new Region(), tab)));
    private final Camera camera = new Camera(scene);

    private static final class Slow extends Region implements Painted {
        private boolean isPainted;

        @Override
        public boolean isPainted() {
            return isPainted;
        }
    }

    @Test
    void whatIsNotPaintedYetIsWaitedFor() {
        assertThat(FxThread.get(camera::isPainted)).isFalse();

        slow.isPainted = true;
        assertThat(FxThread.get(camera::isPainted)).isTrue();
    }

    @Test
    void whatNobodySeesIsNotWaitedFor() {
        FxThread.run(() -> tab.setVisible(false));

        assertThat(FxThread.get(camera::isPainted)).isTrue();
    }
}
