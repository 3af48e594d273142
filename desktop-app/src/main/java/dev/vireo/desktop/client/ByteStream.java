// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.io.Closeable;
import java.io.IOException;

/** Bytes both ways, over a WebSocket whose binary messages are joined. */
public interface ByteStream extends Closeable {
    /**
     * Waits for at least one byte and stores what is there.
     *
     * @return the count of stored bytes, 1 to {@code length}, or -1 when either side has closed the stream in peace
     * @throws IOException if the connection broke, or the server ended it for a reason, which is the message
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Sends bytes as one message; does not wait until they arrive. */
    void write(byte[] source, int offset, int length) throws IOException;

    /** Ends the stream; a thread that waits in {@link #read} gets -1. */
    @Override
    void close();
}
