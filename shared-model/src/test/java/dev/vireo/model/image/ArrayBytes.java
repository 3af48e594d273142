// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.nio.charset.StandardCharsets;

/** Bytes in memory. */
final class ArrayBytes implements ByteSource {
    private final byte[] bytes;

    ArrayBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static ArrayBytes of(String text) {
        return new ArrayBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long offset, byte[] into) {
        System.arraycopy(bytes, (int) offset, into, 0, into.length);
    }
}
