// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Starts a program with a window inside its own JVM and prints {@code frame} when its first frame was handed to the
 * renderer: that is at the second pulse of the first scene that is shown, since a pulse renders after its layout.
 */
public final class FirstFrame {
    private static final long POLL_NANOSECONDS = 1_000_000;

    private FirstFrame() {}

    /** Runs the main class that the first argument names, with the other arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watcher = new Thread(FirstFrame::watch, "first-frame");
        watcher.setDaemon(true);
        watcher.start();
        String[] others = Arrays.copyOfRange(arguments, 1, arguments.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) others);
    }

    private static void watch() {
        Scene scene = shownScene();
        while (scene == null) {
            LockSupport.parkNanos(POLL_NANOSECONDS);
            scene = shownScene();
        }
        Scene shown = scene;
        Platform.runLater(() -> new PulseCounter(shown).count());
    }

    private static @Nullable Scene shownScene() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .filter(scene -> scene != null)
                .findFirst()
                .orElse(null);
    }

    private static final class PulseCounter {
        private final Scene scene;
        private int pulses;

        PulseCounter(Scene scene) {
            this.scene = scene;
        }

        void count() {
            scene.addPostLayoutPulseListener(this::pulse);
            Platform.requestNextPulse();
        }

        private void pulse() {
            pulses++;
            if (pulses == 2) {
                new PrintStream(System.out, true, StandardCharsets.UTF_8).println("frame");
            }
            Platform.requestNextPulse();
        }
    }
}
