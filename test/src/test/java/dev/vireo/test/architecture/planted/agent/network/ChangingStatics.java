// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import java.util.concurrent.atomic.AtomicInteger;

/** Breaks {@code statics}: a field that is set anew, and one whose value changes. */
final class ChangingStatics {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static int last;

    private ChangingStatics() {}

    static int next() {
        last = COUNT.incrementAndGet();
        return last;
    }
}
