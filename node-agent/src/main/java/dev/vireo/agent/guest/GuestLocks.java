// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One task at a time works on a guest. */
public final class GuestLocks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Vmid, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Takes a guest until the answer is closed, by the same thread.
     *
     * @throws ApiException if another task holds it too long
     */
    public Held hold(Vmid vmid) throws InterruptedException {
        ReentrantLock lock = locks.computeIfAbsent(vmid, id -> new ReentrantLock());
        if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw ApiException.failed("can't lock VM " + vmid + ": another task works on it");
        }
        return lock::unlock;
    }

    /** A guest that is held. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
