// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import dev.vireo.model.image.DiskDescription.ImageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/** A Hyper-V disk. */
record VhdxImage(String name, ByteSource source) {
    private static final int KIB_64 = 1 << 16;
    private static final long MIB = 1 << 20;
    private static final int HEAD = 0x64616568;
    private static final int MOST_ENTRIES = 2047;
    private static final int AT_ONCE = 1 << 20;
    private static final int PRESENT = 6;
    private static final int PARTLY_PRESENT = 7;

    DiskDescription describe() throws IOException {
        requireClosed();
        Map<VhdxGuid, VhdxRegion> regions = VhdxRegion.regions(source);
        Parameters parameters = Parameters.read(source, require(regions, VhdxGuid.METADATA, "metadata"));
        requireBlocks(require(regions, VhdxGuid.BLOCKS, "table of blocks"), parameters);
        return DiskDescription.single(
                DiskFormat.VHDX,
                parameters.isFixed ? "fixed" : "dynamic",
                parameters.size,
                new ImageFile(name, source.size()));
    }

    private static <T> T require(Map<VhdxGuid, T> parts, VhdxGuid id, String what) {
        return Optional.ofNullable(parts.get(id))
                .orElseThrow(() -> new ImageRefusedException("the VHDX image is damaged: its " + what + " is missing"));
    }

    /** The newer of two headers says whether changes still wait in a log. */
    private void requireClosed() throws IOException {
        ByteBuffer first = source.at(KIB_64, 4096, ByteOrder.LITTLE_ENDIAN);
        ByteBuffer second = source.at(2L * KIB_64, 4096, ByteOrder.LITTLE_ENDIAN);
        boolean isFirst = first.getInt(0) == HEAD;
        boolean isSecond = second.getInt(0) == HEAD;
        ImageRefusedException.require(isFirst || isSecond, "the VHDX image is damaged: it has no header");
        boolean isSecondNewer = isSecond && (!isFirst || Long.compareUnsigned(second.getLong(8), first.getLong(8)) > 0);
        ByteBuffer header = isSecondNewer ? second : first;
        ImageRefusedException.require(
                header.getLong(48) == 0 && header.getLong(56) == 0,
                "the VHDX image was not closed: changes wait in its log; start and shut down its machine in Hyper-V, or"
                        + " mount and unmount the disk there, then try again");
    }

    /** Every block that is said to be present lies within the file. */
    private void requireBlocks(VhdxRegion table, Parameters parameters) throws IOException {
        long ratio = (1L << 23) * parameters.sector / parameters.block;
        long blocks = (parameters.size + parameters.block - 1) / parameters.block;
        long entries = blocks + (blocks - 1) / ratio;
        ImageRefusedException.require(
                entries * 8 <= table.length(), "the VHDX image is damaged: its table of blocks is too short");
        for (long done = 0; done < entries * 8; done += AT_ONCE) {
            int length = (int) Math.min(AT_ONCE, entries * 8 - done);
            ByteBuffer bytes = source.at(table.offset() + done, length, ByteOrder.LITTLE_ENDIAN);
            for (long i = done / 8; bytes.hasRemaining(); i++) {
                boolean isBitmap = (i + 1) % (ratio + 1) == 0;
                requireBlock(bytes.getLong(), isBitmap, parameters.block);
            }
        }
    }

    private void requireBlock(long entry, boolean isBitmap, long length) {
        int state = (int) (entry & 7);
        ImageRefusedException.require(
                isBitmap || state != PARTLY_PRESENT,
                "the VHDX image is the change to another disk; merge it into one that stands alone");
        ImageRefusedException.require(
                isBitmap || state != PRESENT || source.holds((entry >>> 20) << 20, length),
                "the VHDX image is cut short or damaged: a block lies outside the file");
    }

    /** What the metadata say. */
    private record Parameters(long block, boolean isFixed, long size, long sector) {
        static Parameters read(ByteSource source, VhdxRegion region) throws IOException {
            Map<VhdxGuid, VhdxRegion> items = VhdxRegion.items(source, region, MOST_ENTRIES);
            VhdxRegion file = VhdxImage.require(items, VhdxGuid.FILE_PARAMETERS, "block size");
            ByteBuffer bytes = source.at(file.offset(), 8, ByteOrder.LITTLE_ENDIAN);
            long block = Integer.toUnsignedLong(bytes.getInt(0));
            boolean hasParent = (bytes.getInt(4) & 2) != 0;
            ImageRefusedException.require(
                    !hasParent, "the VHDX image is the change to another disk; merge it into one that stands alone");
            ImageRefusedException.require(
                    block >= MIB && block <= 256 * MIB && Long.bitCount(block) == 1,
                    "the VHDX image has blocks of " + block + " bytes; 1 to 256 MiB are possible");
            VhdxRegion size = VhdxImage.require(items, VhdxGuid.DISK_SIZE, "disk size");
            VhdxRegion sector = VhdxImage.require(items, VhdxGuid.SECTOR_SIZE, "sector size");
            long sectorSize = Integer.toUnsignedLong(
                    source.at(sector.offset(), 4, ByteOrder.LITTLE_ENDIAN).getInt());
            ImageRefusedException.require(
                    sectorSize == 512 || sectorSize == 4096, "the VHDX image has sectors of " + sectorSize + " bytes");
            long bytesOfDisk =
                    source.at(size.offset(), 8, ByteOrder.LITTLE_ENDIAN).getLong();
            return new Parameters(
                    block, (bytes.getInt(4) & 1) != 0, DiskDescription.requireSize(bytesOfDisk), sectorSize);
        }
    }
}
