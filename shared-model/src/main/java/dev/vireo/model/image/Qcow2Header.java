// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.nio.ByteBuffer;

/**
 * The first bytes of a qcow2 image. Reading them takes no program, touches nothing that the image refers to and trusts
 * nothing that is written there.
 *
 * @param virtualSize bytes that a guest sees
 * @param hasBackingFile whether blocks may come from another file
 * @param hasDataFile whether blocks lie in another file
 * @param isEncrypted whether blocks are encrypted
 * @param isCorrupt whether QEMU has marked it so
 * @param tablesEnd bytes that the file has at least if its tables are whole
 */
public record Qcow2Header(
        long virtualSize,
        boolean hasBackingFile,
        boolean hasDataFile,
        boolean isEncrypted,
        boolean isCorrupt,
        long tablesEnd) {
    private static final int MAGIC = 0x514649fb;
    private static final int LENGTH_2 = 72;
    private static final int LENGTH_3 = 80;
    private static final long CORRUPT = 1L << 1;
    private static final long EXTERNAL_DATA = 1L << 2;
    private static final long LARGEST_SIZE = 1L << 60;
    private static final int LARGEST_L1 = 32 << 20;

    /**
     * Reads the first bytes of a file.
     *
     * @param bytes 80 of them or more, unless the file is shorter
     * @throws ImageRefusedException if the file is no qcow2 image or its header contradicts itself
     */
    public static Qcow2Header parse(ByteBuffer bytes) {
        require(bytes.remaining() >= LENGTH_2, "it is shorter than a header");
        require(bytes.getInt(0) == MAGIC, "it does not begin with the mark of one");
        int version = bytes.getInt(4);
        require(version == 2 || version == 3, "its version is not 2 or 3");
        require(version == 2 || bytes.remaining() >= LENGTH_3, "it is shorter than a header");
        int clusterBits = bytes.getInt(20);
        require(clusterBits >= 9 && clusterBits <= 21, "its cluster size is not 512 bytes to 2 MiB");
        long virtualSize = bytes.getLong(24);
        require(virtualSize >= 0 && virtualSize <= LARGEST_SIZE, "its size is not 0 to 1 EiB");
        long features = version == 3 ? bytes.getLong(72) : 0;
        return new Qcow2Header(
                virtualSize,
                bytes.getLong(8) != 0,
                (features & EXTERNAL_DATA) != 0,
                bytes.getInt(32) != 0,
                (features & CORRUPT) != 0,
                Math.max(mappingEnd(bytes, clusterBits, virtualSize), refcountsEnd(bytes, clusterBits)));
    }

    /**
     * Refuses one that QEMU would open further files for, or could not read.
     *
     * @param fileSize bytes that the file has
     */
    public void requireStandsAlone(long fileSize) {
        refuse(hasBackingFile, "the qcow2 image has a backing file; convert it to one that stands alone");
        refuse(hasDataFile, "the qcow2 image keeps its data in another file; convert it to one that stands alone");
        refuse(isEncrypted, "the qcow2 image is encrypted");
        refuse(isCorrupt, "the qcow2 image is marked as damaged");
        refuse(fileSize < tablesEnd, "the qcow2 image is cut short: its tables end behind its last byte");
    }

    private static void refuse(boolean isBad, String complaint) {
        ImageRefusedException.require(!isBad, complaint);
    }

    /** Where the table of the first level ends; it must have an entry for every part of the virtual size. */
    private static long mappingEnd(ByteBuffer bytes, int clusterBits, long virtualSize) {
        long entries = Integer.toUnsignedLong(bytes.getInt(36));
        long offset = bytes.getLong(40);
        int bytesPerEntryBits = 2 * clusterBits - 3;
        long needed = (virtualSize + (1L << bytesPerEntryBits) - 1) >>> bytesPerEntryBits;
        require(entries * 8 <= LARGEST_L1, "its table of clusters is larger than 32 MiB");
        require(entries >= needed, "its table of clusters is smaller than its size needs");
        return end(offset, entries * 8, clusterBits);
    }

    private static long refcountsEnd(ByteBuffer bytes, int clusterBits) {
        long clusters = Integer.toUnsignedLong(bytes.getInt(56));
        require(clusters > 0 && clusters <= 1 << 20, "its table of reference counts has no sensible size");
        return end(bytes.getLong(48), clusters << clusterBits, clusterBits);
    }

    private static long end(long offset, long length, int clusterBits) {
        boolean isSensible = offset >= 0 && offset <= LARGEST_SIZE && offset % (1L << clusterBits) == 0;
        require(isSensible, "a table does not begin at a cluster");
        return offset + length;
    }

    private static void require(boolean condition, String complaint) {
        ImageRefusedException.require(condition, "the file is not a whole qcow2 image: " + complaint);
    }
}
