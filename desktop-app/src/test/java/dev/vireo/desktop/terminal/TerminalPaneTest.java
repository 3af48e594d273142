// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import javafx.scene.layout.Background;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class TerminalPaneTest {
    private final ShownBox shown = FxThread.get(() -> new ShownBox(page -> {}));
    private final TerminalPane pane = shown.pane();

    @Test
    void anotherThemeIsNotThereBeforeItIsPainted() {
        FxThread.run(shown::paint);
        assertThat(FxThread.get(pane::isPainted)).isTrue();

        FxThread.run(() -> pane.setBackground(Background.fill(Color.BLACK)));
        assertThat(FxThread.get(pane::isPainted)).isFalse();

        FxThread.run(shown::paint);
        assertThat(FxThread.get(pane::isPainted)).isTrue();
    }

    @Test
    void whatIsPrintedMeanwhileIsNotWaitedFor() {
        FxThread.run(shown::paint);
        FxThread.run(() -> pane.terminal().feed("more"));

        assertThat(FxThread.get(pane::isPainted)).isTrue();
    }
}
