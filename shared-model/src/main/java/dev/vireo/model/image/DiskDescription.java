// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import dev.vireo.model.option.ByteSize;
import java.util.ArrayList;
import java.util.List;

/**
 * What is inside a foreign disk.
 *
 * @param format how it is kept
 * @param variant the kind within the format, such as {@code streamOptimized}; empty if there is one only
 * @param virtualSize bytes that a guest sees
 * @param extents where a disk that is described by a text has its parts; empty for a disk in one file
 * @param files the files it needs, the first being the one that was asked about
 * @param notes sentences for people about what is unusual
 */
public record DiskDescription(
        DiskFormat format,
        String variant,
        ByteSize virtualSize,
        List<VmdkExtent> extents,
        List<ImageFile> files,
        List<String> notes) {
    /** More is no disk that anybody has. */
    static final long LARGEST = 1L << 46;

    public DiskDescription {
        extents = List.copyOf(extents);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** A disk in one file. */
    static DiskDescription single(DiskFormat format, String variant, long virtualSize, ImageFile file) {
        return new DiskDescription(
                format, variant, new ByteSize(requireSize(virtualSize)), List.of(), List.of(file), List.of());
    }

    /** Refuses sizes that are none. */
    static long requireSize(long virtualSize) {
        ImageRefusedException.require(
                virtualSize > 0 && virtualSize <= LARGEST,
                "the image says that its disk has " + Long.toUnsignedString(virtualSize)
                        + " bytes; 1 byte to 64 TiB are possible");
        return virtualSize;
    }

    /** Files that it needs and that are not there. */
    public List<String> missing() {
        return files.stream()
                .filter(file -> file.size() < 0)
                .map(ImageFile::name)
                .toList();
    }

    /** Bytes that all files take that are there. */
    public long realSize() {
        return files.stream().mapToLong(file -> Math.max(0, file.size())).sum();
    }

    /** The same with further notes. */
    DiskDescription noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new DiskDescription(format, variant, virtualSize, extents, files, all);
    }

    /**
     * A file of an image.
     *
     * @param name its plain name
     * @param size its bytes; -1 if it is not there
     */
    public record ImageFile(String name, long size) {}
}
