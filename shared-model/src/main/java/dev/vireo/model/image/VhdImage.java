// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import dev.vireo.model.image.DiskDescription.ImageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A Virtual PC disk: fixed, with a footer alone, or dynamic, with a table of blocks. */
record VhdImage(String name, ByteSource source) {
    private static final int FOOTER = 512;
    private static final int HEADER = 1024;
    private static final String MARK = "conectix";
    private static final int FIXED = 2;
    private static final int DYNAMIC = 3;
    private static final int AT_ONCE = 1 << 20;

    /** Whether the last bytes are those of such a disk. */
    static boolean hasFooter(ByteSource source) throws IOException {
        long size = source.size();
        return size >= 2 * FOOTER
                && size % FOOTER == 0
                && hasMark(source.at(size - FOOTER, FOOTER, ByteOrder.BIG_ENDIAN), MARK);
    }

    private static boolean hasMark(ByteBuffer bytes, String mark) {
        byte[] begin = new byte[mark.length()];
        bytes.get(0, begin);
        return new String(begin, StandardCharsets.ISO_8859_1).equals(mark);
    }

    DiskDescription describe() throws IOException {
        require(hasFooter(source), "the VHD image is cut short: its footer is missing at the end");
        ByteBuffer footer = source.at(source.size() - FOOTER, FOOTER, ByteOrder.BIG_ENDIAN);
        requireChecksum(footer, 64);
        int type = footer.getInt(60);
        require(
                type == FIXED || type == DYNAMIC,
                "the VHD image is the change to another disk; merge it into one that stands alone");
        long size = DiskDescription.requireSize(footer.getLong(48));
        if (type == FIXED) {
            require(size <= source.size() - FOOTER, "the VHD image is cut short: its disk has " + size + " bytes");
        } else {
            requireBlocks(source.at(0, FOOTER, ByteOrder.BIG_ENDIAN), size);
        }
        return DiskDescription.single(
                DiskFormat.VHD, type == FIXED ? "fixed" : "dynamic", size, new ImageFile(name, source.size()));
    }

    private static void requireChecksum(ByteBuffer bytes, int place) {
        int sum = 0;
        for (int i = 0; i < bytes.limit(); i++) {
            sum += i >= place && i < place + 4 ? 0 : Byte.toUnsignedInt(bytes.get(i));
        }
        require(bytes.getInt(place) == ~sum, "the VHD image is damaged: a checksum does not fit");
    }

    /** The copy of the footer at the beginning leads to the header, and that to the table of blocks. */
    private void requireBlocks(ByteBuffer copy, long size) throws IOException {
        require(
                hasMark(copy, MARK) && copy.getInt(60) == DYNAMIC && copy.getLong(48) == size,
                "the VHD image is damaged: its beginning and its end contradict each other");
        requireChecksum(copy, 64);
        ByteBuffer header = source.at(copy.getLong(16), HEADER, ByteOrder.BIG_ENDIAN);
        require(hasMark(header, "cxsparse"), "the VHD image is damaged: its header is missing");
        requireChecksum(header, 36);
        long table = header.getLong(16);
        long entries = Integer.toUnsignedLong(header.getInt(28));
        long block = Integer.toUnsignedLong(header.getInt(32));
        require(
                block >= 512 && block <= 1 << 28 && Long.bitCount(block) == 1,
                "the VHD image has blocks of " + block + " bytes");
        require(
                entries <= 1 << 26 && entries * block >= size && source.holds(table, entries * 4),
                "the VHD image is cut short or damaged: its table of " + entries + " blocks does not fit");
        requireTable(table, entries, block);
    }

    private void requireTable(long table, long entries, long block) throws IOException {
        long bitmap = (block / FOOTER / 8 + FOOTER - 1) / FOOTER * FOOTER;
        for (long done = 0; done < entries * 4; done += AT_ONCE) {
            ByteBuffer sectors =
                    source.at(table + done, (int) Math.min(AT_ONCE, entries * 4 - done), ByteOrder.BIG_ENDIAN);
            while (sectors.hasRemaining()) {
                int sector = sectors.getInt();
                require(
                        sector == -1 || source.holds(Integer.toUnsignedLong(sector) * FOOTER, bitmap + block),
                        "the VHD image is cut short or damaged: a block lies outside the file");
            }
        }
    }
}
