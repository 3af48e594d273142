// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.InvalidValueException.quote;
import static dev.vireo.model.image.ImageRefusedException.require;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The disks of an OVF descriptor and the files that hold them.
 *
 * @param disks file and capacity of each disk, by the disk's id
 */
record OvfFiles(Map<String, Backing> disks) {
    private static final Pattern POWER = Pattern.compile("byte\\s*\\*\\s*2\\s*\\^\\s*(\\d{1,2})");
    private static final int MOST_DISKS = 30;

    OvfFiles {
        disks = Map.copyOf(disks);
    }

    /** What holds a disk; a disk without a file is empty. */
    record Backing(Optional<String> fileName, long capacity) {}

    static OvfFiles read(Element envelope) throws IOException {
        Map<String, String> files = new HashMap<>();
        for (Element file : OvfXml.all(envelope, "File")) {
            String href = OvfXml.attribute(file, "href").orElse("");
            String name = PlainFileName.require(href, "the OVF descriptor");
            String packing = OvfXml.attribute(file, "compression").orElse("identity");
            require(
                    packing.equals("identity")
                            && OvfXml.attribute(file, "chunkSize").isEmpty(),
                    "the OVF descriptor says that " + quote(name) + " is packed or cut in pieces; export it without");
            OvfXml.attribute(file, "id").ifPresent(id -> files.put(id, name));
        }
        Map<String, Backing> disks = new HashMap<>();
        for (Element disk : OvfXml.all(envelope, "Disk")) {
            OvfXml.attribute(disk, "diskId").ifPresent(id -> disks.put(id, backing(disk, files)));
        }
        require(disks.size() <= MOST_DISKS, "the OVF descriptor has more than " + MOST_DISKS + " disks");
        return new OvfFiles(disks);
    }

    private static Backing backing(Element disk, Map<String, String> files) {
        require(
                OvfXml.attribute(disk, "parentRef").isEmpty(),
                "the OVF descriptor has a disk that is the change to another one; export it without snapshots");
        Optional<String> reference = OvfXml.attribute(disk, "fileRef");
        Optional<String> name = reference.map(files::get);
        require(
                reference.isEmpty() || name.isPresent(),
                "the OVF descriptor has a disk whose file " + quote(reference.orElse("")) + " it does not list");
        return new Backing(name, capacity(disk));
    }

    private static long capacity(Element disk) {
        String written = OvfXml.attribute(disk, "capacity").orElse("0");
        if (!written.matches("\\d{1,18}")) {
            return 0;
        }
        long factor = factor(OvfXml.attribute(disk, "capacityAllocationUnits").orElse("byte"));
        long capacity = Long.parseLong(written);
        require(
                capacity <= DiskDescription.LARGEST / factor,
                "the OVF descriptor has a disk of " + written + " x " + factor + " bytes; 64 TiB are possible");
        return capacity * factor;
    }

    /** {@code byte * 2^20}, or a word that older descriptors have. */
    static long factor(String units) {
        Matcher power = POWER.matcher(units);
        if (power.matches()) {
            return 1L << Math.min(40, Integer.parseInt(power.group(1)));
        }
        return switch (units.toLowerCase(Locale.ROOT)) {
            case "kilobytes", "kb" -> 1L << 10;
            case "megabytes", "mb" -> 1L << 20;
            case "gigabytes", "gb" -> 1L << 30;
            default -> 1;
        };
    }
}
