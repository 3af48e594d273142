// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes VirtualBox disks after the public description of their header, on its own: Debian has no VirtualBox, and what else
 * writes them puts the data where neither VirtualBox nor QEMU takes them from. The blocks lie in the reverse order.
 */
final class VdiWriter {
    private static final int HEADER = 512;
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS_AT = BLOCK;

    private VdiWriter() {}

    /** A disk with that content, whose length is a multiple of 512. */
    static byte[] disk(byte[] content) {
        int blocks = (content.length + BLOCK - 1) / BLOCK;
        ByteBuffer image = ByteBuffer.allocate(BLOCKS_AT + blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        image.put("<<< written by hand >>>\n".getBytes(StandardCharsets.US_ASCII));
        // Signature, version 1.1, length of the header, a disk that grows.
        image.putInt(0x40, 0xbeda107f).putInt(0x44, 0x10001).putInt(0x48, 0x190).putInt(0x4c, 1);
        image.putInt(0x154, HEADER).putInt(0x158, BLOCKS_AT).putInt(0x168, 512).putLong(0x170, content.length);
        image.putInt(0x178, BLOCK).putInt(0x180, blocks).putInt(0x184, blocks).putLong(0x188, 1);
        for (int number = 0; number < blocks; number++) {
            int place = blocks - 1 - number;
            int start = number * BLOCK;
            image.putInt(HEADER + number * 4, place);
            image.put(BLOCKS_AT + place * BLOCK, content, start, Math.min(BLOCK, content.length - start));
        }
        return image.array();
    }
}
