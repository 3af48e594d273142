// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** Buffered big-endian reading. Decoders may work on {@link #buffer()} itself, so that bytes are not copied twice. */
final class RfbInput {
    /** The most bytes that {@link #require} can be asked for. */
    static final int CAPACITY = 1 << 18;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final RfbTransport transport;
    private final byte[] buffer = new byte[CAPACITY];
    private int position;
    private int limit;

    RfbInput(RfbTransport transport) {
        this.transport = transport;
    }

    /** Waits until {@code count} bytes lie in the buffer in one piece; the reads that follow up to that count don't wait. */
    void require(int count) throws RfbException {
        if (limit - position < count) {
            fill(count);
        }
    }

    private void fill(int count) throws RfbException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < count) {
            limit += receive();
        }
    }

    private int receive() throws RfbException {
        int received;
        try {
            received = transport.read(buffer, limit, CAPACITY - limit);
        } catch (IOException e) {
            throw RfbException.broken(e);
        }
        if (received <= 0) {
            throw RfbException.closedByServer();
        }
        return received;
    }

    /** The bytes read ahead; those from {@link #position()} on are next. */
    byte[] buffer() {
        return buffer;
    }

    /** Where the next byte lies in {@link #buffer()}. */
    int position() {
        return position;
    }

    /** Bytes that can be read without waiting. */
    int available() {
        return limit - position;
    }

    /** Marks bytes as read that were required before. */
    void advance(int count) {
        position += count;
    }

    int unsignedByte() throws RfbException {
        require(1);
        return buffer[position++] & 0xFF;
    }

    int unsignedShort() throws RfbException {
        require(2);
        int value = (short) SHORT.get(buffer, position) & 0xFFFF;
        position += 2;
        return value;
    }

    int signedInt() throws RfbException {
        require(4);
        int value = (int) INT.get(buffer, position);
        position += 4;
        return value;
    }

    /** A length of four bytes; a server's negative or larger one ends the session. */
    int length(int maximum, String what) throws RfbException {
        int length = signedInt();
        if (length < 0 || length > maximum) {
            throw RfbException.protocol("The server announced a " + what + " of " + Integer.toUnsignedString(length)
                    + " bytes; at most " + maximum + " are accepted.");
        }
        return length;
    }

    /** A text of {@code count} bytes, at most {@link #CAPACITY}. */
    String text(int count, Charset charset) throws RfbException {
        require(count);
        String text = new String(buffer, position, count, charset);
        position += count;
        return text;
    }

    byte[] bytes(int count) throws RfbException {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            require(1);
            int part = Math.min(count - done, available());
            System.arraycopy(buffer, position, bytes, done, part);
            position += part;
            done += part;
        }
        return bytes;
    }

    /** Reads past bytes of no interest. */
    void skip(long count) throws RfbException {
        for (long rest = count; rest > 0; ) {
            require(1);
            int part = (int) Math.min(rest, available());
            position += part;
            rest -= part;
        }
    }
}
