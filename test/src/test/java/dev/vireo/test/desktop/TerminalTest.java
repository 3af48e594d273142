// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A person works in a terminal: a real window, and a real shell on a real terminal of the kernel. */
final class TerminalTest {
    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final List<String> SHELL =
            List.of("/bin/bash", "--noprofile", "--norc", "-c", "PS1='ready> ' exec bash --noprofile --norc -i");

    private final FxRobot robot = new FxRobot();
    private final Person person = new Person();
    private TerminalStage stage;

    @BeforeEach
    void open() throws TimeoutException {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash");
        FxToolkit.registerPrimaryStage();
        stage = onFxThread(() -> new TerminalStage(new PtyServer(SHELL)));
        awaitText("ready>");
    }

    @AfterEach
    void close() throws TimeoutException {
        if (stage != null) {
            onFxThread(() -> {
                stage.close();
                return true;
            });
        }
        FxToolkit.cleanupStages();
    }

    private static <T> T onFxThread(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(WHILE.toMillis(), work);
    }

    private void awaitText(String text) {
        Eventually.get(
                () -> "'" + text + "' in " + rows().subList(Math.max(0, rows().size() - 30), rows().size()),
                WHILE,
                () -> rows().stream().filter(row -> row.contains(text)).findFirst());
    }

    private List<String> rows() {
        return stage.terminal().printed().rows();
    }

    private void run(String command) {
        stage.model().type(command + "\r");
    }

    @Test
    void whatIsTypedReachesTheShellAndItsAnswerIsShown() {
        person.clicks("#terminal-pane");
        person.types("echo vireo-'is'-here");
        person.pressesEnter();

        awaitText("vireo-is-here");
    }

    @Test
    void aProgramLearnsOfTheWindowsSize() {
        run("stty size");
        Scene scene = stage.window().getScene();
        String before = Eventually.get(
                "a size",
                WHILE,
                () -> rows().stream().filter(row -> row.matches("\\d+ \\d+")).findFirst());

        onFxThread(() -> {
            stage.window().setWidth(scene.getWidth() / 2);
            return true;
        });
        Eventually.get("another size", WHILE, () -> {
            run("stty size");
            return rows().stream()
                    .filter(row -> row.matches("\\d+ \\d+") && !row.equals(before))
                    .findFirst();
        });
    }

    @Test
    void oneHundredThousandColouredLinesArriveAndTheWindowAnswersMeanwhile() {
        run(
                "for i in {1..100000}; do printf '\\033[3%dmline %d of many\\033[0m\\n' $((i%8)) $i; done; echo all-$((1+1))-done");
        AtomicInteger answers = new AtomicInteger();
        Eventually.holds("the last line", Duration.ofMinutes(2), () -> {
            answers.addAndGet(onFxThread(() -> 1));
            return rows().stream().anyMatch(row -> row.equals("all-2-done"));
        });

        List<String> lines =
                rows().stream().filter(row -> row.matches("line \\d+ of many")).toList();
        assertThat(lines)
                .isEqualTo(IntStream.rangeClosed(1, 100_000)
                        .mapToObj(i -> "line " + i + " of many")
                        .toList()
                        .subList(100_000 - lines.size(), 100_000));
        assertThat(lines).hasSizeGreaterThan(99_900);
        assertThat(answers.get())
                .as("answers of the FX thread while lines came")
                .isGreaterThan(3);
    }

    @Test
    void aSessionGoesOnWhileAnotherTabIsLookedAt() {
        run("kept=yes");
        onFxThread(() -> {
            stage.view().closed();
            return true;
        });
        onFxThread(() -> {
            stage.view().opened();
            return true;
        });
        run("echo kept-is-$kept");

        awaitText("kept-is-yes");
    }

    @Test
    void aDetachedTerminalIsTheSameSession() {
        run("kept=yes");
        person.clicks("#terminal-detach");
        person.sees("#terminal-attach");
        run("echo here-$kept");
        awaitText("here-yes");
        onFxThread(() -> {
            robot.lookup("#terminal-attach").queryButton().fire();
            return true;
        });

        person.sees("#terminal-detach");
        run("echo back-$kept");
        awaitText("back-yes");
    }

    @Test
    void theEndOfTheShellIsSaidAndAnotherOneIsOffered() {
        run("exit");
        person.reads("#terminal-message-text", "The session has ended.");

        person.clicks("#terminal-again");

        Eventually.holds(
                "a second prompt",
                WHILE,
                () -> rows().stream().filter(row -> row.startsWith("ready>")).count() >= 2);
    }

    @Test
    void textIsCopiedAndPastedAndFound() {
        run("clear; echo needle-$((40+2))");
        awaitText("needle-42");
        person.clicks("#terminal-pane");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        person.types("needle-42");
        person.reads("#terminal-search-count", "1 of 1");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(onFxThread(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("needle-42");

        person.types("echo pasted-");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        person.pressesEnter();

        awaitText("pasted-needle-42");
    }

    @Test
    void theColoursFollowTheThemeAtOnce() {
        Eventually.holds("a light ground", WHILE, () -> ground().getBrightness() > 0.9);

        onFxThread(() -> {
            stage.setTheme(Theme.Mode.DARK);
            return true;
        });

        Eventually.holds("a dark ground", WHILE, () -> ground().getBrightness() < 0.3);
    }

    private Color ground() {
        return onFxThread(() -> {
            Canvas canvas = robot.lookup("#terminal-canvas").queryAs(Canvas.class);
            WritableImage image = canvas.snapshot(null, null);
            return image.getPixelReader().getColor((int) image.getWidth() - 3, (int) image.getHeight() - 3);
        });
    }

    /** Not a check but pictures for eyes, where a folder for them is named. */
    @Test
    void fullScreenProgramsAreDrawn() throws IOException {
        String folder = System.getProperty("vireo.terminal.pictures");
        assumeTrue(folder != null, "no folder for pictures: set -Dvireo.terminal.pictures");
        Path pictures = Files.createDirectories(Path.of(String.valueOf(folder)));
        picture(
                pictures,
                "shell",
                "ls -la --color=always /; printf '\\033[1mbold\\033[0m \\033[3mitalic\\033[0m \\033[4munder\\033[0m \\033[7minverse\\033[0m Привет 日本 é\\n'",
                "Привет 日本",
                "");
        picture(
                pictures,
                "vim",
                "vim -u NONE -c 'syntax on' -c 'set number' /etc/ssl/openssl.cnf",
                "~|openssl",
                "\033:q!\r");
        picture(pictures, "htop", "htop", "Load average", "q");
        picture(pictures, "mc", "mc -d", "Quit|Выход", "\033[21~\r");
    }

    private void picture(Path folder, String name, String command, String sign, String end) throws IOException {
        for (Theme.Mode mode : Theme.Mode.values()) {
            onFxThread(() -> {
                stage.setTheme(mode);
                return true;
            });
            run("clear");
            run(command);
            Eventually.holds(
                    name + " is there",
                    WHILE,
                    () -> rows().stream().anyMatch(row -> row.matches(".*(" + sign + ").*") && !row.contains(command)));
            robot.sleep(1500);
            WritableImage image = onFxThread(() -> stage.window().getScene().snapshot(null));
            Path file = folder.resolve(name + "-" + mode.name().toLowerCase(Locale.ROOT) + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
            stage.model().type(end);
        }
    }
}
