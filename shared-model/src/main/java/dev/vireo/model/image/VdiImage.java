// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import dev.vireo.model.image.DiskDescription.ImageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/** A VirtualBox disk. */
record VdiImage(String name, ByteSource source) {
    static final int SIGNATURE_OFFSET = 0x40;
    static final int SIGNATURE = 0xbeda107f;

    private static final int HEADER = 512;
    private static final int SECTOR = 512;
    private static final int VERSION = 0x00010001;
    private static final int BLOCK = 1 << 20;
    private static final int MOST_BLOCKS = 1 << 26;
    private static final int AT_ONCE = 1 << 20;

    DiskDescription describe() throws IOException {
        ByteBuffer header = source.at(0, HEADER, ByteOrder.LITTLE_ENDIAN);
        require(
                header.getInt(0x44) == VERSION,
                "the VDI image has version " + Integer.toHexString(header.getInt(0x44)) + "; 1.1 is known");
        int type = header.getInt(0x4c);
        boolean hasParent = !isZero(header, 0x1a8) || !isZero(header, 0x1b8);
        require(
                (type == 1 || type == 2) && !hasParent,
                "the VDI image is the change to another disk, a snapshot's; clone it to one that stands alone");
        require(
                header.getInt(0x168) == SECTOR && header.getInt(0x178) == BLOCK && header.getInt(0x17c) == 0,
                "the VDI image has sectors or blocks of another size than 512 bytes and 1 MiB");
        long size = DiskDescription.requireSize(header.getLong(0x170));
        long blocks = Integer.toUnsignedLong(header.getInt(0x180));
        require(
                blocks <= MOST_BLOCKS && blocks * BLOCK >= size && (blocks - 1) * BLOCK < size,
                "the VDI image has " + blocks + " blocks of 1 MiB for a disk of " + size + " bytes");
        requireMap(header, blocks);
        return DiskDescription.single(
                DiskFormat.VDI, type == 1 ? "dynamic" : "static", size, new ImageFile(name, source.size()));
    }

    private static boolean isZero(ByteBuffer header, int offset) {
        return header.getLong(offset) == 0 && header.getLong(offset + 8) == 0;
    }

    /** Every block that the map names lies within the file, and none is named twice. */
    private void requireMap(ByteBuffer header, long blocks) throws IOException {
        long map = Integer.toUnsignedLong(header.getInt(0x154));
        long data = Integer.toUnsignedLong(header.getInt(0x158));
        require(
                map >= HEADER && source.holds(map, blocks * 4) && data >= map + blocks * 4,
                "the VDI image is cut short or damaged: its map of blocks does not lie within the file");
        requireAligned(map);
        requireAligned(data);
        BitSet seen = new BitSet();
        for (long done = 0; done < blocks * 4; done += AT_ONCE) {
            int length = (int) Math.min(AT_ONCE, blocks * 4 - done);
            ByteBuffer entries = source.at(map + done, length, ByteOrder.LITTLE_ENDIAN);
            while (entries.hasRemaining()) {
                requireBlock(entries.getInt(), data, seen);
            }
        }
    }

    /** QEMU refuses what some writers do. */
    private static void requireAligned(long offset) {
        require(
                offset % SECTOR == 0,
                "the data of the VDI image, or the map of them, begin at byte " + offset
                        + ", which is no multiple of 512:"
                        + " QEMU cannot read that; let the program that made the image write it as raw");
    }

    private void requireBlock(int block, long data, BitSet seen) {
        // -1 was never written, -2 reads as zeros.
        if (block == -1 || block == -2) {
            return;
        }
        require(
                block >= 0 && source.holds(data + (long) block * BLOCK, BLOCK) && !seen.get(block),
                "the VDI image is cut short or damaged: a block lies outside the file or is used twice");
        seen.set(block);
    }
}
