// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Background work on daemon threads that are made as needed and reused. */
public final class FxBackground implements Background, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);

    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());

    @Override
    public <T> Cancellation run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<?> running = threads.submit(() -> {
            Runnable callback = outcome(work, done, failed);
            onFxThread(() -> {
                if (!cancelled.get()) {
                    callback.run();
                }
            });
        });
        return () -> {
            cancelled.set(true);
            running.cancel(true);
        };
    }

    /** Does the work and gives the callback that its end asks for. */
    @SuppressWarnings({"IllegalCatch", "CatchAndPrintStackTrace"})
    private static <T> Runnable outcome(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        try {
            T result = work.call();
            return () -> done.accept(result);
        } catch (Throwable e) { // whatever happened belongs to the caller
            LOG.debug("background work failed", e);
            return () -> failed.accept(e);
        }
    }

    /** Whether the calling thread is the FX thread, which must not wait. */
    public static boolean isFxThread() {
        return Platform.isFxApplicationThread();
    }

    @Override
    public Cancellation every(Duration period, Runnable onFxThread) {
        Timeline ticks = new Timeline(
                new KeyFrame(javafx.util.Duration.millis((double) period.toMillis()), event -> onFxThread.run()));
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
        return ticks::stop;
    }

    @Override
    public void onFxThread(Runnable action) {
        Platform.runLater(action);
    }

    /** Interrupts all work. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "background-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
