// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that can be read at any place: a file, or a part of one. */
public interface ByteSource {
    /** How many bytes there are. */
    long size();

    /**
     * Reads bytes into an array from its beginning until it is full.
     *
     * @param offset where to begin, with as many bytes behind it as the array has
     * @throws IOException if they cannot be read
     */
    void read(long offset, byte[] into) throws IOException;

    /**
     * The bytes at a place.
     *
     * @param order of the numbers in them
     * @throws ImageRefusedException if the source ends before
     */
    default ByteBuffer at(long offset, int length, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(bytes(offset, length)).order(order);
    }

    /**
     * The bytes at a place.
     *
     * @throws ImageRefusedException if the source ends before
     */
    default byte[] bytes(long offset, int length) throws IOException {
        if (!holds(offset, length)) {
            throw new ImageRefusedException("the file is cut short: it has " + size() + " bytes, and something of "
                    + length + " bytes is to lie at " + Long.toUnsignedString(offset));
        }
        byte[] bytes = new byte[length];
        read(offset, bytes);
        return bytes;
    }

    /** Whether a range lies within it; ranges beyond all sense do not. */
    default boolean holds(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size() && length <= size() - offset;
    }

    /** A part of it as a source of its own. The part lies within it. */
    default ByteSource part(long begin, long length) {
        ByteSource whole = this;
        return new ByteSource() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public void read(long offset, byte[] into) throws IOException {
                whole.read(begin + offset, into);
            }
        };
    }
}
