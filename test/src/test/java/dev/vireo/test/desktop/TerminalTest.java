// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.fx.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
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
    private static final Duration FLOOD = Duration.ofMinutes(2);
    /** Pulses in which everything that changed has been painted. */
    private static final int SOME = 8;

    private static final List<String> SHELL =
            List.of("/bin/bash", "--noprofile", "--norc", "-c", "PS1='ready> ' exec bash --noprofile --norc -i");

    private final FxRobot robot = new FxRobot();
    private final Person person = new Person();
    private final Pulses pulses = new Pulses();
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
                pulses.stop();
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
        long begun = System.nanoTime();
        onFxThread(() -> {
            pulses.start();
            return true;
        });
        run(
                "for i in {1..100000}; do printf '\\033[3%dmline %d of many\\033[0m\\n' $((i%8)) $i; done; echo all-$((1+1))-done");
        Eventually.holds("the last line", FLOOD, () -> rows().contains("all-2-done"));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        List<String> lines =
                rows().stream().filter(row -> row.matches("line \\d+ of many")).toList();
        assertThat(lines)
                .isEqualTo(IntStream.rangeClosed(1, 100_000)
                        .mapToObj(i -> "line " + i + " of many")
                        .toList()
                        .subList(100_000 - lines.size(), 100_000));
        assertThat(lines).hasSizeGreaterThan(99_900);
        // A window that worked through the flood by itself would not answer before its end.
        assertThat(pulses.longestPause())
                .as("the longest pause between two pulses while lines came for " + took)
                .isLessThan(took.dividedBy(2));
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

    @Test
    void anEditorIsDrawnRightAlsoInParts() {
        isDrawnRight("vim", "vim -u NONE -i NONE -c 'set number' /etc/passwd", "root:", "jjj:set list\r", "\033:q!\r");
    }

    @Test
    void aMonitorIsDrawnRightAlsoInParts() {
        isDrawnRight("htop", "htop -d 100", "Load average", "\033OB\033OB\033OR", "\033q");
    }

    @Test
    void aFileManagerIsDrawnRightAlsoInParts() {
        isDrawnRight("mc", "mc -d", "Quit", "\033OB\033OB\033OP", "\033\033\033[21~\r");
    }

    /**
     * What was painted row by row, as the program changed its screen, is what is painted when all of it is painted anew. That
     * the rows themselves are right, {@link XtermTest} knows.
     */
    private void isDrawnRight(String name, String command, String sign, String keys, String end) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", name)), "no " + name);
        onFxThread(() -> {
            pulses.start();
            return true;
        });
        run(command);
        awaitText(sign);
        stage.model().type(keys);
        pulses.await(SOME, WHILE);
        Eventually.holds(name + " rests for a while", WHILE, () -> isTheSamePaintedAnew(name));
        stage.model().type(end);
    }

    /** Compares the pictures; false if the program has changed its screen meanwhile, so that nothing can be said. */
    private boolean isTheSamePaintedAnew(String name) {
        List<String> before = rows();
        Picture inParts = picture(name, Theme.Mode.LIGHT);
        picture(name, Theme.Mode.DARK);
        Picture anew = picture(name, Theme.Mode.LIGHT);
        if (!rows().equals(before)) {
            return false;
        }
        assertThat(inParts.inkedPixels()).isGreaterThan(1000);
        assertThat(inParts.differenceFrom(anew)).isEmpty();
        return true;
    }

    private Picture picture(String name, Theme.Mode mode) {
        onFxThread(() -> {
            stage.setTheme(mode);
            return true;
        });
        pulses.await(SOME, WHILE);
        WritableImage image = onFxThread(() -> stage.window().getScene().snapshot(null));
        keep(name + "-" + mode.name().toLowerCase(Locale.ROOT), image);
        return onFxThread(() -> Picture.of(image));
    }

    /** Where a folder for pictures is named, people look at them, too. */
    private static void keep(String name, WritableImage image) {
        String folder = System.getProperty("vireo.terminal.pictures");
        if (folder == null) {
            return;
        }
        try {
            Path pictures = Files.createDirectories(Path.of(folder));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    pictures.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
