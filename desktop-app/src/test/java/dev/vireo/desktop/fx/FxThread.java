// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** Runs parts of tests where controls may be touched. */
public final class FxThread {
    private FxThread() {}

    /** What the work answers, done on the FX thread. */
    public static <T> T get(Callable<T> work) {
        start();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) { // whatever happened belongs to the test
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    /** Does something on the FX thread. */
    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    private static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException e) {
            return; // another test has started it
        }
        Platform.setImplicitExit(false);
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
