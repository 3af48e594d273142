// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.util.function.Consumer;

/** Measures something of a program and its denominator. */
interface Benchmark {
    /** Its name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @param table takes each figure as soon as it is there
     * @throws SkippedException if this machine lacks what it needs
     */
    void run(Consumer<Measurement> table) throws Exception;

    /** Tells why a benchmark cannot run here. */
    final class SkippedException extends Exception {
        private static final long serialVersionUID = 1;

        SkippedException(String reason) {
            super(reason);
        }
    }
}
