// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private final Overlay overlay = FxThread.get(Overlay::new);
    private final Region first = new Region();
    private final Region second = new Region();

    private List<Node> seen() {
        return List.copyOf(((StackPane) overlay.node()).getChildren());
    }

    @Test
    void closingOneDialogLeavesTheOneThatTookItsPlace() {
        overlay.show(first);
        overlay.show(second);
        overlay.hide(first);

        assertThat(seen()).containsExactly(second);
        assertThat(overlay.node().isVisible()).isTrue();
    }

    @Test
    void dialogThatHoldsWhatWasTypedComesBackAfterAnother() {
        overlay.showUntilHidden(first);
        overlay.show(second);
        assertThat(seen()).containsExactly(second);
        overlay.hide(second);

        assertThat(seen()).containsExactly(first);
    }

    @Test
    void dialogThatEndsUnderAnotherDoesNotComeBack() {
        overlay.showUntilHidden(first);
        overlay.showUntilHidden(second);
        overlay.hide(first);
        overlay.hide(second);

        assertThat(seen()).isEmpty();
        assertThat(overlay.node().isVisible()).isFalse();
    }

    @Test
    void keyboardStaysInTheDialogThatIsSeen() {
        Button behind = FxThread.get(() -> new Button("behind"));
        Button inside = FxThread.get(() -> new Button("inside"));
        Scene scene = FxThread.get(() -> new Scene(new StackPane(behind, overlay.node())));
        FxThread.run(() -> overlay.show(new VBox(new Region(), inside)));
        FxThread.run(behind::requestFocus);
        assertThat(FxThread.get(scene::getFocusOwner)).isSameAs(inside);

        FxThread.run(overlay::hideTop);
        FxThread.run(behind::requestFocus);
        assertThat(FxThread.get(scene::getFocusOwner)).isSameAs(behind);
    }
}
