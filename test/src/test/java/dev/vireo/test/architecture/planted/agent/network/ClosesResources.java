// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import java.io.IOException;
import java.io.StringReader;

/** Breaks nothing: the compiler writes a catch of Throwable here. */
final class ClosesResources {
    static int read(String text) throws IOException {
        try (StringReader reader = new StringReader(text)) {
            return reader.read();
        }
    }
}
