// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import io.undertow.websockets.core.WebSocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a viewer sent and the program has not taken yet. Beyond a limit the viewer is held back. */
final class WaitingInput {
    private static final int MOST_BYTES = 256 * 1024;
    /** What a message takes beside its bytes: many empty ones are many too. */
    private static final int HEAD = 64;

    private static final long FOR_EVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> messages = new ArrayDeque<>();
    private int bytes;
    private boolean isHeldBack;
    private boolean isOver;

    /** Takes a message from the viewer; does not wait. */
    void add(WebSocketChannel channel, byte[] message) {
        lock.lock();
        try {
            messages.add(message);
            bytes += weightOf(message);
            if (bytes > MOST_BYTES && !isHeldBack) {
                isHeldBack = true;
                channel.suspendReceives();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a message.
     *
     * @return null after that time, or when no more will come
     */
    byte @Nullable [] next(WebSocketChannel channel, long seconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (messages.isEmpty() && !isOver && left > 0) {
                left = changed.awaitNanos(left);
            }
            byte[] message = isOver ? null : messages.poll();
            if (message != null) {
                bytes -= weightOf(message);
                if (isHeldBack && bytes < MOST_BYTES / 2) {
                    isHeldBack = false;
                    channel.resumeReceives();
                }
            }
            return message;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a message, however long that takes. @return null when no more will come */
    byte @Nullable [] next(WebSocketChannel channel) throws InterruptedException {
        return next(channel, FOR_EVER);
    }

    private static int weightOf(byte[] message) {
        return message.length + HEAD;
    }

    /** Nobody sends or takes any more. */
    void end() {
        lock.lock();
        try {
            isOver = true;
            messages.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
