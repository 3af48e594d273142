// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.ByteArrayOutputStream;

/** Plays a server's bytes from memory, then ends; keeps what the client says. */
final class MemoryTransport implements RfbTransport {
    private final byte[] incoming;
    private final int chunk;
    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    private int position;

    MemoryTransport(byte[] incoming) {
        this(incoming, Integer.MAX_VALUE);
    }

    /** Gives at most {@code chunk} bytes at a time. */
    MemoryTransport(byte[] incoming, int chunk) {
        this.incoming = incoming;
        this.chunk = chunk;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == incoming.length) {
            return -1;
        }
        int part = Math.min(Math.min(chunk, length), incoming.length - position);
        System.arraycopy(incoming, position, target, offset, part);
        position += part;
        return part;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        outgoing.write(source, offset, length);
    }

    @Override
    public void close() {}

    byte[] sent() {
        return outgoing.toByteArray();
    }
}
