// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every thread of the agent, those of libraries aside. None of them keeps a program alive that wants to end. */
public final class AgentThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentThreads.class);

    private final ExecutorService tasks = Executors.newCachedThreadPool(named("task"));
    private final ExecutorService listeners = Executors.newCachedThreadPool(named("listener"));
    // Two: ends of guests are seen also while a reading waits for a storage that does not answer.
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, named("clock"));

    private final List<Future<?>> repetitions = new CopyOnWriteArrayList<>();

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, name + "-" + count.incrementAndGet(), 512 * 1024);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Threads for tasks. */
    public ExecutorService tasks() {
        return tasks;
    }

    /** Threads that wait for what sockets bring. */
    public ExecutorService listeners() {
        return listeners;
    }

    /** Runs work again and again, a period after its last end. Work that fails is logged and tried again. */
    @SuppressWarnings("IllegalCatch") // the edge of a thread: an exception would end the repetition unseen
    public void repeat(Duration period, Runnable work) {
        Future<?> repetition = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("repeated work failed", e);
                    }
                },
                0,
                period.toMillis(),
                TimeUnit.MILLISECONDS);
        repetitions.add(repetition);
    }

    @Override
    public void close() {
        repetitions.forEach(repetition -> repetition.cancel(false));
        clock.shutdownNow();
        tasks.shutdownNow();
        listeners.shutdownNow();
    }
}
