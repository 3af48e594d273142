// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.image.DiskDescription.ImageFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A disk that somebody made elsewhere. Its format is told by its bytes, whatever its name says, with one exception: a file
 * called {@code .raw} or {@code .img} is taken byte for byte, because a guest can write any format's mark into its disk.
 *
 * @param name the file's plain name
 * @param source its bytes
 * @param beside files among which it may have its parts
 */
public record ForeignDisk(String name, ByteSource source, ImageFiles beside) {
    private static final int QCOW2_HEADER = 104;
    private static final String WITHOUT_DESCRIPTOR =
            "these are the flat data of a VMware disk without the small descriptor file: they are taken as they are, which"
                    + " is right if the disk lies in this one file (NAME-flat.vmdk); a disk in several files"
                    + " (NAME-f001.vmdk …) needs its descriptor";
    private static final Pattern FLAT_PART = Pattern.compile("(?i).*-(?:flat|f\\d{3})\\.vmdk");

    /**
     * Reads what is inside, all tables checked.
     *
     * @throws ImageRefusedException if it is no disk, is damaged, or refers to anything but its own files
     */
    public DiskDescription describe() throws IOException {
        FileKind kind = FileKind.of(source);
        if (isTakenAsIs()) {
            return raw(kind);
        }
        DiskDescription found = switch (kind) {
            case VMDK_SPARSE -> new VmdkImage(name, source, beside).sparse();
            case VMDK_DESCRIPTOR -> new VmdkImage(name, source, beside).described();
            case VHDX -> new VhdxImage(name, source).describe();
            case VDI -> new VdiImage(name, source).describe();
            case VHD -> new VhdImage(name, source).describe();
            case QCOW2 -> qcow2();
            case RAW -> raw(kind);
            case VMDK_REDO_LOG, TAR, XML, GZIP -> throw noDisk(kind);
        };
        return found.noting(mislabelled(found.format()));
    }

    /**
     * Checks what a file says by itself, whether it is a whole disk, a part of one, or a machine's description.
     *
     * @throws ImageRefusedException if it is damaged, or refers to anything but plain files beside it
     */
    public static void requireSound(String name, ByteSource source) throws IOException {
        ForeignDisk disk = new ForeignDisk(name, source, ImageFiles.NONE);
        if (disk.isCalled(".ova")) {
            ByteSource descriptor = TarArchive.read(source).requireDescriptor();
            OvfMachine.read(descriptor);
        } else if (disk.isCalled(".ovf")) {
            OvfMachine.read(source);
        } else if (FileKind.of(source) == FileKind.VMDK_SPARSE && !disk.isTakenAsIs()) {
            VmdkSparse.read(source);
        } else {
            disk.describe();
        }
    }

    /** Plain data by its name; the flat parts of a VMware disk are called so. */
    private boolean isTakenAsIs() {
        return isCalled(".raw", ".img") || FLAT_PART.matcher(name).matches();
    }

    private boolean isCalled(String... ends) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(ends).stream().anyMatch(lower::endsWith);
    }

    private ImageRefusedException noDisk(FileKind kind) {
        String what = switch (kind) {
            case TAR -> "a tar archive: if it holds a machine, its name has to end with .ova";
            case XML -> "XML: if it describes a machine, its name has to end with .ovf";
            case GZIP -> "packed with gzip: unpack it first";
            default -> "the redo log of an old ESX server: export the machine as OVA there";
        };
        return new ImageRefusedException(quote(name) + " is no disk but " + what);
    }

    private DiskDescription qcow2() throws IOException {
        int length = (int) Math.min(QCOW2_HEADER, source.size());
        Qcow2Header header = Qcow2Header.parse(source.at(0, length, ByteOrder.BIG_ENDIAN));
        header.requireStandsAlone(source.size());
        return DiskDescription.single(DiskFormat.QCOW2, "", header.virtualSize(), new ImageFile(name, source.size()));
    }

    private DiskDescription raw(FileKind kind) throws IOException {
        return plain(kind).noting(FLAT_PART.matcher(name).matches() ? List.of(WITHOUT_DESCRIPTOR) : List.of());
    }

    private DiskDescription plain(FileKind kind) throws IOException {
        DiskDescription plain =
                DiskDescription.single(DiskFormat.RAW, "", source.size(), new ImageFile(name, source.size()));
        if (kind != FileKind.RAW) {
            return plain.noting(List.of("its bytes look like another format (" + kind
                    + "), but its name says that they are the disk as it is: they are taken so; give the file the name of"
                    + " that format if it is one"));
        }
        return plain.noting(List.of("it holds " + RawContent.of(source).text()));
    }

    private List<String> mislabelled(DiskFormat format) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (format == DiskFormat.RAW && end.equals("vmdk")) {
            return List.of(WITHOUT_DESCRIPTOR);
        }
        boolean isUsual = end.equals(format.word())
                || format == DiskFormat.RAW
                || (format == DiskFormat.VHD && end.equals("vpc"))
                || end.isEmpty();
        return isUsual
                ? List.of()
                : List.of("it is called ." + end + " and is a disk of the format " + format.word()
                        + ": it is taken for what it is");
    }
}
