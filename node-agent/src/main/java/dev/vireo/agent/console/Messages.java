// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;

/** Binary messages of viewers. */
final class Messages {
    private Messages() {}

    /** The bytes of a message, whose buffers go back to their pool. */
    static byte[] bytesOf(BufferedBinaryMessage message) {
        var pooled = message.getData();
        try {
            ByteBuffer merged = WebSockets.mergeBuffers(pooled.getResource());
            byte[] bytes = new byte[merged.remaining()];
            merged.get(bytes);
            return bytes;
        } finally {
            pooled.free();
        }
    }
}
