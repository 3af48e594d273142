// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.util.List;

/** Measures something of a program and its denominator. */
interface Benchmark {
    /** Its name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @throws SkippedException if this machine lacks what it needs
     */
    List<Measurement> run() throws Exception;

    /** Tells why a benchmark cannot run here. */
    final class SkippedException extends Exception {
        private static final long serialVersionUID = 1;

        SkippedException(String reason) {
            super(reason);
        }
    }
}
