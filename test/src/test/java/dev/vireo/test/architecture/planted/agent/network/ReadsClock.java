// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Breaks {@code time}. */
final class ReadsClock {
    static Instant now() {
        return Instant.now();
    }

    static LongSupplier nanoseconds() {
        return System::nanoTime;
    }

    static InstantSource clock() {
        return InstantSource.system();
    }
}
