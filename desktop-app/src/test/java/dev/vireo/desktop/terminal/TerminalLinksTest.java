// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class TerminalLinksTest {
    private static final String PAGE = "https://example.org/a";

    private final List<URI> opened = new ArrayList<>();
    private final ShownBox shown = FxThread.get(() -> new ShownBox(opened::add));
    private final TerminalPane pane = shown.pane();

    /** Prints and lets it be seen. */
    private void print(String text) {
        FxThread.run(() -> {
            pane.terminal().feed(text);
            shown.paint();
        });
    }

    private void mouse(EventType<MouseEvent> type, int column, boolean isControlDown) {
        double x =
                TerminalPicture.PADDING + (column + 0.5) * pane.picture().font().width();
        double y = TerminalPicture.PADDING + 0.5 * pane.picture().font().height();
        Point2D place = FxThread.get(() -> pane.localToScene(x, y));
        boolean isMove = type == MouseEvent.MOUSE_MOVED;
        MouseButton button = isMove ? MouseButton.NONE : MouseButton.PRIMARY;
        FxThread.run(() -> pane.fireEvent(new MouseEvent(
                type,
                place.getX(),
                place.getY(),
                x,
                y,
                button,
                isMove ? 0 : 1,
                false,
                isControlDown,
                false,
                false,
                !isMove,
                false,
                false,
                true,
                false,
                true,
                null)));
    }

    private void click(int column, boolean isControlDown) {
        mouse(MouseEvent.MOUSE_MOVED, column, isControlDown);
        mouse(MouseEvent.MOUSE_PRESSED, column, isControlDown);
        mouse(MouseEvent.MOUSE_RELEASED, column, isControlDown);
    }

    @Test
    void ctrlAndAClickOpenALink() {
        print("see " + PAGE + " now");
        click(10, true);

        assertThat(opened).containsExactly(URI.create(PAGE));
    }

    @Test
    void aPlainClickOpensNothing() {
        print("see " + PAGE + " now");
        click(10, false);
        click(1, true);

        assertThat(opened).isEmpty();
    }

    @Test
    void movingAwayBeforeTheButtonGoesUpOpensNothing() {
        print("see " + PAGE + " now");
        mouse(MouseEvent.MOUSE_PRESSED, 10, true);
        mouse(MouseEvent.MOUSE_RELEASED, 1, true);

        assertThat(opened).isEmpty();
    }

    @Test
    void aProgramThatHearsOfTheMouseHearsNothingOfIt() {
        List<String> typed = new ArrayList<>();
        print("\033[?1000h\033[?1006h" + PAGE);
        FxThread.run(() -> pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> typed.add("pressed")));
        click(3, true);

        assertThat(opened).containsExactly(URI.create(PAGE));
        assertThat(typed).isEmpty();
    }

    @Test
    void thePointerUnderlinesALinkAndCtrlMakesItAHand() {
        print("see " + PAGE + " now");
        mouse(MouseEvent.MOUSE_MOVED, 10, false);
        assertThat(FxThread.get(pane::underlined).end().column()).isEqualTo(4 + PAGE.length());
        assertThat(FxThread.get(pane::getCursor)).isNull();

        mouse(MouseEvent.MOUSE_MOVED, 11, true);
        assertThat(FxThread.get(pane::getCursor)).isEqualTo(Cursor.HAND);

        mouse(MouseEvent.MOUSE_MOVED, 1, true);
        assertThat(FxThread.get(pane::underlined).isEmpty()).isTrue();
        assertThat(FxThread.get(pane::getCursor)).isNull();
    }

    @Test
    void theMenuOffersWhatCanBeDoneWithTheLinkUnderThePointer() {
        print("see " + PAGE + " now");
        mouse(MouseEvent.MOUSE_MOVED, 1, false);
        assertThat(entries()).doesNotContain("terminal-link-open");

        mouse(MouseEvent.MOUSE_MOVED, 10, false);
        assertThat(entries()).contains("terminal-link-open", "terminal-link-copy");
    }

    private List<String> entries() {
        return FxThread.get(() -> shown.box().bar().menu().getItems().stream()
                .map(MenuItem::getId)
                .map(String::valueOf)
                .toList());
    }
}
