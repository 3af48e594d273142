// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.Closeable;
import java.io.IOException;

/** A two-way byte stream to a VNC server: a socket, or a WebSocket whose binary messages are joined. */
public interface RfbTransport extends Closeable {
    /**
     * Waits for at least one byte and stores what is there.
     *
     * @return the count of stored bytes, 1 to {@code length}, or -1 when the server has closed the stream
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /**
     * Sends bytes, which make one whole client message. Never called by two threads at once, and may be called while
     * another thread waits in {@link #read}.
     */
    void write(byte[] source, int offset, int length) throws IOException;

    /** Ends the stream; a thread that waits in {@link #read} gets -1 or an exception. */
    @Override
    void close() throws IOException;
}
