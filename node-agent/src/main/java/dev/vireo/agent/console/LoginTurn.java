// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.model.ArchitectureException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one viewer at a time log in at a machine. Who is at it for longer than a login may take is sent away for the next. */
final class LoginTurn {
    private final Duration longest;
    private final Semaphore free = new Semaphore(1);
    private final AtomicReference<@Nullable Holder> holder = new AtomicReference<>();

    private record Holder(Viewer viewer, long since) {}

    /** Who logs in. */
    @FunctionalInterface
    interface Viewer {
        /** Sends it away; it gives its turn back. */
        void close();
    }

    /** @param longest how long a login may take */
    LoginTurn(Duration longest) {
        this.longest = longest;
    }

    /** Waits for the turn. @return false if another viewer has it that came a moment ago */
    boolean take() throws InterruptedException {
        if (await()) {
            return true;
        }
        Holder slow = holder.get();
        if (slow != null && isOver(slow) && holder.compareAndSet(slow, null)) {
            slow.viewer.close();
        }
        return await();
    }

    private boolean await() throws InterruptedException {
        return free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    private boolean isOver(Holder slow) {
        return System.nanoTime() - slow.since >= longest.toNanos();
    }

    /** Tells who has the turn that was just taken. */
    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    void isOf(Viewer viewer) {
        holder.set(new Holder(viewer, System.nanoTime()));
    }

    /** Gives it back; to be called once by whoever took it. */
    void end() {
        holder.set(null);
        free.release();
    }
}
