// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.InvalidValueException.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that describes a VMDK disk, in a file of its own or within a sparse one.
 *
 * @param createType the kind of disk, such as {@code twoGbMaxExtentSparse}
 * @param extents its parts in their order
 */
public record VmdkDescriptor(String createType, List<VmdkExtent> extents) {
    /** More bytes are no descriptor. */
    static final int LONGEST = 1 << 18;

    private static final int MOST_EXTENTS = 4096;
    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_.]*)\\s*=\\s*\"?([^\"]*)\"?");
    private static final Pattern EXTENT =
            Pattern.compile("(RW|RDONLY|NOACCESS)\\s+(\\d{1,15})\\s+(\\w+)(?:\\s+\"([^\"]*)\"(?:\\s+(\\d{1,15}))?)?.*");
    private static final String NO_PARENT = "ffffffff";
    private static final Set<String> KNOWN = Set.of(
            "monolithicsparse",
            "streamoptimized",
            "monolithicflat",
            "twogbmaxextentsparse",
            "twogbmaxextentflat",
            "vmfs");

    public VmdkDescriptor {
        extents = List.copyOf(extents);
    }

    /**
     * Reads one that is a file of its own.
     *
     * @throws ImageRefusedException if it refers to a parent disk, to a device, or to anything but plain files beside it
     */
    public static VmdkDescriptor parse(String text) {
        VmdkDescriptor descriptor = read(text);
        descriptor.extents.forEach(extent -> PlainFileName.require(extent.fileName(), "the VMDK descriptor"));
        return descriptor;
    }

    /**
     * Reads one that lies within a sparse file. The name in it is what that file was called when it was made, with its path
     * where the maker did so: nobody opens it.
     *
     * @throws ImageRefusedException if it refers to a parent disk or to a device
     */
    static VmdkDescriptor parseEmbedded(String text) {
        return read(text);
    }

    private static VmdkDescriptor read(String text) {
        Map<String, String> keys = new HashMap<>();
        List<VmdkExtent> extents = new ArrayList<>();
        for (String raw : text.split("[\\r\\n\\x00]+")) {
            String line = raw.strip();
            Matcher key = KEY.matcher(line);
            if (line.matches("(RW|RDONLY|NOACCESS)\\s.*")) {
                extents.add(extent(line));
            } else if (key.matches()) {
                keys.put(key.group(1).toLowerCase(Locale.ROOT), key.group(2).strip());
            }
        }
        requireNoParent(keys, text);
        String createType = keys.getOrDefault("createtype", "");
        ImageRefusedException.require(
                KNOWN.contains(createType.toLowerCase(Locale.ROOT)),
                "the VMDK descriptor is of type " + quote(createType) + "; disks of the types monolithicSparse,"
                        + " monolithicFlat, twoGbMaxExtentSparse, twoGbMaxExtentFlat, vmfs and streamOptimized can be"
                        + " read, devices and snapshots cannot");
        ImageRefusedException.require(
                !extents.isEmpty() && extents.size() <= MOST_EXTENTS,
                "the VMDK descriptor has " + extents.size() + " extents; 1 to " + MOST_EXTENTS + " are possible");
        return new VmdkDescriptor(createType, extents);
    }

    private static VmdkExtent extent(String line) {
        Matcher parts = EXTENT.matcher(line);
        ImageRefusedException.require(
                parts.matches(), "the VMDK descriptor has an extent that cannot be read: " + quote(line));
        String kind = parts.group(3);
        boolean isFlat = kind.equals("FLAT") || kind.equals("VMFS");
        ImageRefusedException.require(
                isFlat || kind.equals("SPARSE"),
                "the VMDK descriptor has an extent of type " + quote(kind)
                        + "; extents of the types SPARSE, FLAT and VMFS can be read");
        ImageRefusedException.require(
                !parts.group(1).equals("NOACCESS") && parts.group(4) != null,
                "the VMDK descriptor has an extent without a file: " + quote(line));
        long sectors = Long.parseLong(parts.group(2));
        ImageRefusedException.require(
                sectors > 0 && sectors <= DiskDescription.LARGEST / 512,
                "the VMDK descriptor has an extent of " + sectors + " sectors");
        long offset = parts.group(5) == null ? 0 : Long.parseLong(parts.group(5));
        return new VmdkExtent(parts.group(4), sectors, isFlat, offset);
    }

    private static void requireNoParent(Map<String, String> keys, String text) {
        String parent = keys.getOrDefault("parentcid", NO_PARENT).toLowerCase(Locale.ROOT);
        boolean hasParent = !parent.equals(NO_PARENT) || text.contains("parentFileNameHint");
        ImageRefusedException.require(
                !hasParent,
                "the VMDK disk is the change to another disk, a snapshot's; consolidate or clone it to one that stands"
                        + " alone");
    }

    /** The size of the disk in bytes. */
    long virtualSize() {
        long sectors = 0;
        for (VmdkExtent extent : extents) {
            sectors += extent.sectors();
            ImageRefusedException.require(
                    sectors <= DiskDescription.LARGEST / 512,
                    "the VMDK descriptor says that its disk has more than 64 TiB");
        }
        return sectors * 512;
    }

    /**
     * A descriptor of our own with the same parts: nothing of the foreign text is in it.
     *
     * @param names the files' names, one for each extent
     */
    public static String print(List<VmdkExtent> extents, List<String> names) {
        boolean isFlat = extents.get(0).isFlat();
        StringBuilder text = new StringBuilder("# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\n")
                .append("createType=\"twoGbMaxExtent")
                .append(isFlat ? "Flat" : "Sparse")
                .append("\"\n\n# Extent description\n");
        for (int i = 0; i < extents.size(); i++) {
            text.append(extents.get(i).line(names.get(i))).append('\n');
        }
        return text.append("\n#DDB\nddb.virtualHWVersion = \"4\"\n").toString();
    }
}
