// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.demo.FakeScreen;
import dev.vireo.desktop.demo.PlausibleAgent;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleViewModelTest {
    private final SameThreadBackground background = new SameThreadBackground();
    private final FakeScreen screen = new FakeScreen(8, 4, true);
    private int sessions;
    private final PlausibleAgent agent = new PlausibleAgent(600, () -> {
        sessions++;
        return screen;
    });

    private ConsoleViewModel console(int guestNumber) {
        Datacenter datacenter = new Datacenter("demo", "demo", agent);
        new Inventory().apply(datacenter, agent.resources());
        GuestItem guest = datacenter.nodes().get(0).guests().get(guestNumber);
        return new ConsoleViewModel(guest, background);
    }

    @Test
    void screenShowsWhatTheServerPaints() {
        List<ConsoleState> states = new ArrayList<>();
        List<DirtyArea> painted = new ArrayList<>();
        ConsoleViewModel model = console(0);
        model.setPainter(painted::add);
        model.stateProperty().addListener((observed, old, now) -> states.add(now));

        model.open();

        assertThat(states.subList(0, 2)).containsExactly(new ConsoleState.Connecting(), new ConsoleState.Connected());
        assertThat(painted).containsExactly(new DirtyArea(0, 0, 8, 4));
        ScreenPixels pixels = model.screenPixels();
        assertThat(pixels.width()).isEqualTo(8);
        assertThat(pixels.rgb()[0]).isEqualTo(0x0969DA);
        assertThat(pixels.rgb()[31]).isEqualTo(0x202020);
    }

    @Test
    void keysGoOutWithTheirScancodes() {
        ConsoleViewModel model = console(0);
        screen.whenShown(() -> model.input().combination(List.of(Keystroke.CONTROL, Keystroke.ALT, Keystroke.DELETE)));

        model.open();

        byte[] delete = ByteBuffer.allocate(12)
                .put((byte) 255)
                .put((byte) 0)
                .putShort((short) 1)
                .putInt(0xFFFF)
                .putInt(0xD3)
                .array();
        assertThat(Arrays.toString(screen.received()))
                .contains(Arrays.toString(delete).replace("[", "").replace("]", ""));
    }

    @Test
    void lostSessionIsTriedAgainAndSaysWhy() {
        ConsoleViewModel model = console(0);

        model.open();

        assertThat(model.stateProperty().get()).isInstanceOf(ConsoleState.Lost.class);
        background.tick();
        assertThat(sessions).isEqualTo(2);
    }

    @Test
    void stoppedGuestHasNoSession() {
        ConsoleViewModel model = console(2);

        model.open();

        assertThat(model.stateProperty().get()).isEqualTo(new ConsoleState.GuestStopped());
        assertThat(sessions).isZero();
    }

    @Test
    void closedConsoleTriesNothingMore() {
        ConsoleViewModel model = console(0);
        model.open();

        model.close();
        background.tick();

        assertThat(sessions).isEqualTo(1);
        assertThat(model.stateProperty().get()).isEqualTo(new ConsoleState.Closed());
    }

    @Test
    void screenshotIsAPngOfTheScreen(@TempDir Path folder) throws Exception {
        ConsoleViewModel model = console(0);
        model.open();

        model.saveScreenshot(folder.resolve("screen.png"));

        assertThat(ImageIO.read(folder.resolve("screen.png").toFile()).getRGB(0, 0))
                .isEqualTo(0xFF0969DA);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void screenshotThatCannotBeKeptLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path inTheWay = folder.resolve("screen.png");
        Files.createDirectories(inTheWay.resolve("full"));
        ConsoleViewModel model = console(0);
        model.open();

        model.saveScreenshot(inTheWay);

        assertThat(model.failureProperty().get()).isNotEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(inTheWay);
        }
    }
}
