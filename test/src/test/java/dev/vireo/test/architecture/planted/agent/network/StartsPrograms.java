// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import java.io.IOException;

/** Breaks {@code processes}. */
final class StartsPrograms {
    static Process start() throws IOException {
        return new ProcessBuilder("true").start();
    }
}
