// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A VMDK file with grain tables, by itself or as a part of a disk.
 *
 * @param sectors length of what it holds
 * @param descriptor the text within it, if it has one
 */
record VmdkSparse(long sectors, Optional<VmdkDescriptor> descriptor) {
    private static final int MAGIC = 0x564d444b;
    private static final int HEADER = 512;
    private static final int FOOTER = 3 * HEADER;
    private static final long AT_END = -1;
    /** Where QEMU looks for the name of a parent, whatever the header says. */
    private static final int PARENT_SEARCH_OFFSET = 512;

    private static final int PARENT_SEARCH_LENGTH = 20 * 512;

    static VmdkSparse read(ByteSource source) throws IOException {
        ByteBuffer header = source.at(0, HEADER, ByteOrder.LITTLE_ENDIAN);
        Tables tables = Tables.of(header);
        if (tables.directory == AT_END) {
            tables = footer(source, tables);
        }
        tables.requireWhole(source);
        requireNoHiddenParent(source);
        return new VmdkSparse(tables.capacity, descriptor(source, header));
    }

    private static Tables footer(ByteSource source, Tables header) throws IOException {
        ByteBuffer footer = source.at(source.size() - FOOTER, FOOTER, ByteOrder.LITTLE_ENDIAN);
        Tables tables = Tables.of(footer.slice(HEADER, HEADER).order(ByteOrder.LITTLE_ENDIAN));
        require(
                tables.directory != AT_END
                        && tables.capacity == header.capacity
                        && tables.grain == header.grain
                        && tables.entries == header.entries,
                "the VMDK image is cut short or damaged: its end does not agree with its beginning");
        return tables;
    }

    private static void requireNoHiddenParent(ByteSource source) throws IOException {
        long length = Math.min(PARENT_SEARCH_LENGTH, source.size() - PARENT_SEARCH_OFFSET);
        if (length > 0) {
            byte[] bytes = source.bytes(PARENT_SEARCH_OFFSET, (int) length);
            require(
                    !new String(bytes, StandardCharsets.ISO_8859_1).contains("parentFileNameHint"),
                    "the VMDK image names a parent disk; consolidate or clone it to one that stands alone");
        }
    }

    private static Optional<VmdkDescriptor> descriptor(ByteSource source, ByteBuffer header) throws IOException {
        long offset = header.getLong(28);
        long length = header.getLong(36);
        if (offset == 0) {
            return Optional.empty();
        }
        require(
                offset > 0 && offset < 1L << 40 && length > 0 && length <= VmdkDescriptor.LONGEST / 512,
                "the VMDK image has a descriptor of no sensible place or size");
        byte[] text = source.bytes(offset * 512, (int) length * 512);
        // A part of a split disk has room for a descriptor and none in it.
        String written = new String(text, StandardCharsets.ISO_8859_1).replace("\0", "");
        return written.isBlank() ? Optional.empty() : Optional.of(VmdkDescriptor.parseEmbedded(written));
    }

    /** Where the grains are found, in sectors. */
    private record Tables(long capacity, long grain, int entries, long directory, Optional<Long> spare) {
        static Tables of(ByteBuffer header) {
            require(header.getInt(0) == MAGIC, "the VMDK image is cut short or damaged: its end has no mark");
            int version = header.getInt(4);
            require(version >= 1 && version <= 3, "the VMDK image has version " + version + "; 1 to 3 are known");
            boolean hasSpare = (header.getInt(8) & 2) != 0;
            long capacity = header.getLong(12);
            require(capacity > 0, "the VMDK image has no capacity of its own: it would take its disk from elsewhere");
            require(
                    capacity <= DiskDescription.LARGEST / 512,
                    "the VMDK image says that its disk has " + Long.toUnsignedString(capacity)
                            + " sectors; 64 TiB are possible");
            long grain = header.getLong(20);
            require(
                    grain >= 8 && grain <= 1 << 16 && Long.bitCount(grain) == 1,
                    "the VMDK image has grains of " + Long.toUnsignedString(grain) + " sectors");
            int entries = header.getInt(44);
            require(
                    entries > 0 && entries <= 512,
                    "the VMDK image has grain tables of " + Integer.toUnsignedString(entries)
                            + " entries; 512 are usual");
            return new Tables(
                    capacity,
                    grain,
                    entries,
                    header.getLong(56),
                    hasSpare ? Optional.of(header.getLong(48)) : Optional.empty());
        }

        /** Every table lies within the file, and no two in the same place: reading them costs no more than the file. */
        void requireWhole(ByteSource source) throws IOException {
            requireDirectory(source, directory);
            if (spare.isPresent() && spare.get() > 0) {
                requireDirectory(source, spare.get());
            }
        }

        private void requireDirectory(ByteSource source, long sector) throws IOException {
            long span = grain * entries;
            long length = (capacity + span - 1) / span * 4;
            boolean isInside = sector > 0 && sector < 1L << 40 && source.holds(sector * 512, length);
            require(
                    isInside && length <= 1 << 24,
                    "the VMDK image is cut short or damaged: its grain directory of " + length
                            + " bytes does not lie within the file");
            ByteBuffer bytes = source.at(sector * 512, (int) length, ByteOrder.LITTLE_ENDIAN);
            long[] tables = new long[(int) (length / 4)];
            for (int i = 0; i < tables.length; i++) {
                tables[i] = Integer.toUnsignedLong(bytes.getInt(i * 4));
            }
            Arrays.sort(tables);
            requireApart(source, tables);
        }

        private void requireApart(ByteSource source, long[] tables) throws IOException {
            long sectorsOfTable = (entries * 4L + 511) / 512;
            long end = 0;
            for (long table : tables) {
                if (table > 1) {
                    require(
                            table >= end && source.holds(table * 512, entries * 4L),
                            "the VMDK image is cut short or damaged: a grain table lies outside the file or in another");
                    end = table + sectorsOfTable;
                    requireGrains(source, table);
                }
            }
        }

        /** Behind the end of a file QEMU reads zeros: data that is missing would not be missed. */
        private void requireGrains(ByteSource source, long table) throws IOException {
            ByteBuffer grains = source.at(table * 512, entries * 4, ByteOrder.LITTLE_ENDIAN);
            while (grains.hasRemaining()) {
                long sector = Integer.toUnsignedLong(grains.getInt());
                // 0 was never written, 1 reads as zeros.
                require(
                        sector <= 1 || source.holds(sector * 512, 1),
                        "the VMDK image is cut short or damaged: data lies outside the file");
            }
        }
    }
}
