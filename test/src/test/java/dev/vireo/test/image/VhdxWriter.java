// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Writes Hyper-V disks after Microsoft's Open Specification [MS-VHDX], on its own: on Linux only QEMU writes them
 * otherwise. The disk is a dynamic one whose blocks lie in the reverse order; blocks of zeros are told as such.
 */
final class VhdxWriter {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int BLOCK = 2 * MIB;
    private static final int TABLE = 64 * KIB;
    private static final int LOG_AT = MIB;
    private static final int METADATA_AT = 2 * MIB;
    private static final int BLOCK_TABLE_AT = 3 * MIB;
    private static final int BLOCKS_AT = 4 * MIB;

    private static final int FULLY_PRESENT = 6;
    private static final int ZERO = 2;
    private static final int REQUIRED = 4;
    private static final int OF_THE_DISK = 2;

    private final byte[] content;
    private final int blocks;
    private final ByteBuffer file;

    private VhdxWriter(byte[] content) {
        this.content = content;
        this.blocks = (content.length + BLOCK - 1) / BLOCK;
        this.file = ByteBuffer.allocate(BLOCKS_AT + blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A disk with that content, whose length is a multiple of 512. */
    static byte[] disk(byte[] content) {
        VhdxWriter writer = new VhdxWriter(content);
        writer.putIdentifier();
        writer.putHeader(64 * KIB, 1);
        writer.putHeader(128 * KIB, 2);
        writer.putRegions(192 * KIB);
        writer.putRegions(256 * KIB);
        writer.putMetadata();
        writer.putBlocks();
        return writer.file.array();
    }

    private void putIdentifier() {
        file.put("vhdxfile".getBytes(StandardCharsets.US_ASCII));
        file.put("written by hand".getBytes(StandardCharsets.UTF_16LE));
    }

    /** No changes wait in the log: its identifier is zero. */
    private void putHeader(int at, long sequence) {
        file.put(at, "head".getBytes(StandardCharsets.US_ASCII));
        file.putLong(at + 8, sequence);
        putGuid(at + 16, "4A1B7C36-2D55-4E01-9C77-0B6E5F3A9D12");
        putGuid(at + 32, "6D2E8F90-1A3C-4B5D-8E7F-9A0B1C2D3E4F");
        file.putShort(at + 66, (short) 1).putInt(at + 68, MIB).putLong(at + 72, LOG_AT);
        seal(at, 4 * KIB);
    }

    private void putRegions(int at) {
        file.put(at, "regi".getBytes(StandardCharsets.US_ASCII));
        file.putInt(at + 8, 2);
        putRegion(at + 16, "2DC27766-F623-4200-9D64-115E9BFD4A08", BLOCK_TABLE_AT);
        putRegion(at + 48, "8B7CA206-4790-4B9A-B8FE-575F050F886E", METADATA_AT);
        seal(at, TABLE);
    }

    private void putRegion(int at, String kind, long place) {
        putGuid(at, kind);
        file.putLong(at + 16, place).putInt(at + 24, MIB).putInt(at + 28, 1);
    }

    private void putMetadata() {
        file.put(METADATA_AT, "metadata".getBytes(StandardCharsets.US_ASCII));
        file.putShort(METADATA_AT + 10, (short) 5);
        putItem(0, "CAA16737-FA36-4D43-B3B6-33F0AA44E76B", 8, REQUIRED);
        putItem(1, "2FA54224-CD1B-4876-B211-5DBED83BF4B8", 8, REQUIRED | OF_THE_DISK);
        putItem(2, "BECA12AB-B2E6-4523-93EF-C309E000C746", 16, REQUIRED | OF_THE_DISK);
        putItem(3, "8141BF1D-A96F-4709-BA47-F233A8FAAB5F", 4, REQUIRED | OF_THE_DISK);
        putItem(4, "CDA348C7-445D-4471-9CC9-E9885251C556", 4, REQUIRED | OF_THE_DISK);
        file.putInt(item(0), BLOCK);
        file.putLong(item(1), content.length);
        putGuid(item(2), "0F1E2D3C-4B5A-4978-8796-A5B4C3D2E1F0");
        file.putInt(item(3), 512);
        file.putInt(item(4), 4096);
    }

    private void putItem(int number, String kind, int length, int flags) {
        int at = METADATA_AT + 32 + number * 32;
        putGuid(at, kind);
        file.putInt(at + 16, item(number) - METADATA_AT).putInt(at + 20, length).putInt(at + 24, flags);
    }

    private static int item(int number) {
        return METADATA_AT + TABLE + number * 16;
    }

    private void putBlocks() {
        for (int number = 0; number < blocks; number++) {
            int start = number * BLOCK;
            byte[] block = Arrays.copyOfRange(content, start, Math.min(content.length, start + BLOCK));
            boolean isZero = Arrays.equals(block, new byte[block.length]);
            int place = BLOCKS_AT + (blocks - 1 - number) * BLOCK;
            file.putLong(BLOCK_TABLE_AT + number * 8, isZero ? ZERO : place | FULLY_PRESENT);
            file.put(place, block);
        }
    }

    /** The first three groups have their bytes reversed, the others stand as they are written. */
    private void putGuid(int at, String written) {
        UUID id = UUID.fromString(written);
        long high = id.getMostSignificantBits();
        file.putInt(at, (int) (high >>> 32)).putShort(at + 4, (short) (high >>> 16));
        file.putShort(at + 6, (short) high).putLong(at + 8, Long.reverseBytes(id.getLeastSignificantBits()));
    }

    /** Puts the checksum of a structure, which is taken with the checksum's own field as zero. */
    private void seal(int at, int length) {
        CRC32C sum = new CRC32C();
        sum.update(file.slice(at, length));
        file.putInt(at + 4, (int) sum.getValue());
    }
}
