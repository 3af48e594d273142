// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.desktop.console.DirtyArea;
import dev.vireo.desktop.console.ScreenFeed;
import dev.vireo.desktop.console.ScreenPane;
import dev.vireo.desktop.console.rfb.CursorShape;
import dev.vireo.desktop.console.rfb.Framebuffer;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * How many pixels a second go from a recorded session to the window that shows them, while it shows them; the decoding
 * alone, with nobody to look, is the denominator.
 */
final class ScreenBenchmark implements Benchmark {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 40;

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            throw new SkippedException("there is no display (DISPLAY is not set)");
        }
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (Window window = Window.open()) {
            table.accept(measure("Tight", "qemu-tight", window));
            table.accept(measure("ZRLE", "qemu-zrle", window));
        }
    }

    private static Measurement measure(String encoding, String recording, Window window)
            throws IOException, InterruptedException {
        RecordedVncSession session = RecordedVncSession.named(recording);
        long pixels = 0;
        Samples shown = new Samples(ROUNDS);
        Samples alone = new Samples(ROUNDS);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            session.decode(window.feed);
            window.awaitPainting();
            long middle = System.nanoTime();
            pixels = session.countPixels();
            long end = System.nanoTime();
            if (round >= 0) {
                shown.add(middle - start);
                alone.add(end - middle);
            }
        }
        return new Measurement(
                "show " + encoding + " in a window",
                pixels / shown.median() / 1e3,
                "Mpixel/s",
                "its decoding alone",
                pixels / alone.median() / 1e3,
                Aim.atLeast(150));
    }

    /** A real window with the pane of the console. */
    private static final class Window implements Background, ScreenFeed.Target, AutoCloseable {
        private final ScreenFeed feed = new ScreenFeed(this, this);
        private final ScreenPane pane = new ScreenPane();
        private final Stage stage = new Stage();

        private Window() {
            stage.setScene(new Scene(pane, 1280, 800));
            stage.show();
        }

        static Window open() {
            return CompletableFuture.supplyAsync(Window::new, Platform::runLater)
                    .join();
        }

        /** All that was asked of the FX thread until now is done. */
        void awaitPainting() throws InterruptedException {
            CountDownLatch isDone = new CountDownLatch(1);
            Platform.runLater(isDone::countDown);
            isDone.await();
        }

        @Override
        public void connected() {}

        @Override
        public void resized(Framebuffer framebuffer) {
            pane.show(framebuffer);
        }

        @Override
        public void painted(DirtyArea area) {
            pane.paint(area);
        }

        @Override
        public void cursor(CursorShape shape) {}

        @Override
        public void onFxThread(Runnable action) {
            Platform.runLater(action);
        }

        @Override
        public <T> Cancellation run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
            throw new UnsupportedOperationException("the feed works on the thread of its session");
        }

        @Override
        public Cancellation every(Duration period, Runnable onFxThread) {
            throw new UnsupportedOperationException("the feed needs no clock");
        }

        @Override
        public void close() {
            Platform.runLater(() -> stage.close());
        }
    }
}
