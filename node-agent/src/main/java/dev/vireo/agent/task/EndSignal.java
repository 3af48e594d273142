// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.ArchitectureException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets work that would leave something half done hear that the program is told to end, by Ctrl+C or SIGTERM: its thread is
 * interrupted, and the program ends once the work has cleaned up.
 */
public final class EndSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndSignal.class);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Duration patience;
    private final Thread hook;
    private volatile boolean isTold;

    @ArchitectureException(rule = "processes", reason = "only a shutdown hook hears that the program is told to end")
    private EndSignal(Duration patience) {
        this.patience = patience;
        this.hook = new Thread(this::tell, "end-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Listens until it is closed, which is when the work of this thread is over.
     *
     * @param patience how long the program waits for the work before it ends all the same
     */
    public static EndSignal listen(Duration patience) {
        return new EndSignal(patience);
    }

    private void tell() {
        isTold = true;
        worker.interrupt();
        try {
            over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the program was told to end. */
    public boolean isTold() {
        return isTold;
    }

    @ArchitectureException(rule = "processes", reason = "only a shutdown hook hears that the program is told to end")
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the program ends already", e);
        }
    }
}
