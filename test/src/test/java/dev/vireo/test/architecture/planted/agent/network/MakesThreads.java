// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Breaks {@code threads}: in plain words, in a lambda, by a reference and in the shared pool. */
final class MakesThreads {
    static void start(Runnable work) {
        new Thread(work).start();
    }

    static Supplier<Thread> later(Runnable work) {
        return () -> new Thread(work);
    }

    static Function<Runnable, Thread> byReference() {
        return Thread::new;
    }

    static CompletableFuture<Void> shared(Runnable work) {
        return CompletableFuture.runAsync(work);
    }
}
