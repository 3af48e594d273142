// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of a VHDX file.
 *
 * @param offset where it begins
 * @param length its bytes
 */
record VhdxRegion(long offset, long length) {
    private static final int TABLE_OFFSET = 192 << 10;
    private static final int TABLE_LENGTH = 64 << 10;
    private static final int REGION_MARK = 0x69676572;
    private static final long ITEM_MARK = 0x617461646174656dL;
    private static final int ENTRY = 32;

    /** The regions that the file's table names. All lie within the file. */
    static Map<VhdxGuid, VhdxRegion> regions(ByteSource source) throws IOException {
        ByteBuffer table = source.at(TABLE_OFFSET, TABLE_LENGTH, ByteOrder.LITTLE_ENDIAN);
        int count = table.getInt(8);
        require(
                table.getInt(0) == REGION_MARK && count > 0 && count <= (TABLE_LENGTH - 16) / ENTRY,
                "the VHDX image is damaged: its table of regions is missing or too long");
        Map<VhdxGuid, VhdxRegion> regions = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int entry = 16 + i * ENTRY;
            VhdxRegion region =
                    new VhdxRegion(table.getLong(entry + 16), Integer.toUnsignedLong(table.getInt(entry + 24)));
            require(
                    region.offset >= 1 << 20 && source.holds(region.offset, region.length),
                    "the VHDX image is cut short or damaged: a region lies outside the file");
            add(regions, VhdxGuid.read(table, entry), region);
        }
        return regions;
    }

    /** The items of the metadata. All lie within their region. */
    static Map<VhdxGuid, VhdxRegion> items(ByteSource source, VhdxRegion metadata, int most) throws IOException {
        require(metadata.length >= TABLE_LENGTH, "the VHDX image is damaged: its metadata are too short");
        ByteBuffer table = source.at(metadata.offset, TABLE_LENGTH, ByteOrder.LITTLE_ENDIAN);
        int count = Short.toUnsignedInt(table.getShort(10));
        require(
                table.getLong(0) == ITEM_MARK && count <= most && 32 + count * ENTRY <= TABLE_LENGTH,
                "the VHDX image is damaged: its table of metadata is missing or too long");
        Map<VhdxGuid, VhdxRegion> items = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int entry = 32 + i * ENTRY;
            long offset = Integer.toUnsignedLong(table.getInt(entry + 16));
            long length = Integer.toUnsignedLong(table.getInt(entry + 20));
            require(
                    offset >= TABLE_LENGTH && offset + length <= metadata.length,
                    "the VHDX image is damaged: an item of its metadata lies outside them");
            add(items, VhdxGuid.read(table, entry), new VhdxRegion(metadata.offset + offset, length));
        }
        return items;
    }

    private static void add(Map<VhdxGuid, VhdxRegion> parts, VhdxGuid id, VhdxRegion part) {
        require(parts.put(id, part) == null, "the VHDX image is damaged: a table names the same thing twice");
    }
}
