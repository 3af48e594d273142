// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes VMware disks in several sparse files after VMware's "Virtual Disk Format 1.1", on its own: otherwise only QEMU and
 * VMware's own programs write them. The files hold much less than 2 GB each, so that a small disk has several; the grains of
 * each lie in the reverse order, and grains of zeros are left out.
 */
final class SplitVmdkWriter {
    private static final int SECTOR = 512;
    private static final int GRAIN = 128;
    private static final int ENTRIES = 512;
    private static final int TABLE_SECTORS = ENTRIES * 4 / SECTOR;
    private static final int PART = 8 << 20;

    private SplitVmdkWriter() {}

    /**
     * Writes a disk whose length is a multiple of 512.
     *
     * @return the descriptor {@code NAME.vmdk}, then the parts {@code NAME-s001.vmdk} and so on
     */
    static List<Path> write(byte[] content, Path folder, String name) throws IOException {
        List<Path> files = new ArrayList<>();
        StringBuilder extents = new StringBuilder();
        for (int start = 0; start < content.length; start += PART) {
            byte[] part = Arrays.copyOfRange(content, start, Math.min(content.length, start + PART));
            String file = "%s-s%03d.vmdk".formatted(name, files.size() + 1);
            files.add(Files.write(folder.resolve(file), extent(part)));
            extents.append("RW %d SPARSE \"%s\"%n".formatted(part.length / SECTOR, file));
        }
        files.add(0, Files.writeString(folder.resolve(name + ".vmdk"), descriptor(extents.toString())));
        return files;
    }

    private static String descriptor(String extents) {
        return """
                # Disk DescriptorFile
                version=1
                encoding="UTF-8"
                CID=3f2a1b0c
                parentCID=ffffffff
                isNativeSnapshot="no"
                createType="twoGbMaxExtentSparse"

                # Extent description
                %s
                # The Disk Data Base
                #DDB

                ddb.adapterType = "lsilogic"
                ddb.geometry.cylinders = "10"
                ddb.geometry.heads = "255"
                ddb.geometry.sectors = "63"
                ddb.virtualHWVersion = "19"
                """.formatted(extents);
    }

    /** Header, a spare directory with its tables, the directory with its tables, grains. */
    private static byte[] extent(byte[] part) {
        int sectors = part.length / SECTOR;
        int grains = (sectors + GRAIN - 1) / GRAIN;
        int tables = (grains + ENTRIES - 1) / ENTRIES;
        int spare = 1;
        int directory = spare + 1 + tables * TABLE_SECTORS;
        int data = (directory + 1 + tables * TABLE_SECTORS + GRAIN - 1) / GRAIN * GRAIN;
        ByteBuffer file = ByteBuffer.allocate((data + grains * GRAIN) * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        file.put("KDMV".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(3);
        file.putLong(12, sectors).putLong(20, GRAIN).putInt(44, ENTRIES);
        file.putLong(48, spare).putLong(56, directory).putLong(64, data);
        file.put(73, "\n \r\n".getBytes(StandardCharsets.US_ASCII));
        for (int copy : new int[] {spare, directory}) {
            for (int table = 0; table < tables; table++) {
                file.putInt(copy * SECTOR + table * 4, copy + 1 + table * TABLE_SECTORS);
            }
        }
        for (int grain = 0; grain < grains; grain++) {
            int start = grain * GRAIN * SECTOR;
            byte[] bytes = Arrays.copyOfRange(part, start, Math.min(part.length, start + GRAIN * SECTOR));
            if (!Arrays.equals(bytes, new byte[bytes.length])) {
                int place = data + (grains - 1 - grain) * GRAIN;
                file.put(place * SECTOR, bytes);
                file.putInt((spare + 1) * SECTOR + grain * 4, place);
                file.putInt((directory + 1) * SECTOR + grain * 4, place);
            }
        }
        return file.array();
    }
}
