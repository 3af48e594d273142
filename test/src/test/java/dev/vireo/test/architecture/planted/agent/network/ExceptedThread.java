// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import dev.vireo.model.ArchitectureException;
import java.util.function.Supplier;

/** Is excepted from {@code threads}. */
final class ExceptedThread {
    @ArchitectureException(rule = "threads", reason = "A planted exception shows that exceptions are heard.")
    static Supplier<Thread> later(Runnable work) {
        return () -> new Thread(work);
    }
}
