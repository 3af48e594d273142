// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The hardware section of an OVF descriptor.
 *
 * @param system the machine
 * @param files what holds its disks
 */
record OvfHardware(Element system, OvfFiles files) {
    private static final int CPU = 3;
    private static final int MEMORY = 4;
    private static final int IDE = 5;
    private static final int SCSI = 6;
    private static final int NETWORK = 10;
    private static final int FLOPPY = 14;
    private static final int CD = 15;
    private static final int DISK = 17;
    private static final int SATA = 20;
    private static final long MOST_MEMORY_MIB = 1L << 24;
    private static final String DISK_PREFIX = ".*/disk/";

    OvfMachine machine(String name, String osHint, boolean hasUefi, boolean hasSecureBoot, String type) {
        Map<String, String> buses = new LinkedHashMap<>();
        items().forEach(item ->
                busOf(item).ifPresent(bus -> value(item, "InstanceID").ifPresent(id -> buses.put(id, bus))));
        List<String> notes = new ArrayList<>();
        int cpus = (int) number(CPU, "VirtualQuantity", 1, 1024);
        int cores = (int) number(CPU, "CoresPerSocket", 1, cpus);
        items().forEach(item -> leftOut(item).ifPresent(notes::add));
        return new OvfMachine(
                name,
                osHint.isEmpty() ? type : osHint,
                cpus,
                cpus % cores == 0 ? cores : 1,
                memory(),
                hasUefi,
                hasSecureBoot,
                disks(buses, notes),
                networkCards(),
                notes);
    }

    /** Version 2 of the format has elements of their own for disks and cards. */
    private List<Element> items() {
        List<Element> items = new ArrayList<>(OvfXml.all(system, "Item"));
        items.addAll(OvfXml.all(system, "StorageItem"));
        items.addAll(OvfXml.all(system, "EthernetPortItem"));
        return items;
    }

    private List<Element> ofType(int type) {
        return items().stream().filter(item -> typeOf(item) == type).toList();
    }

    private static int typeOf(Element item) {
        return value(item, "ResourceType")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Optional<String> value(Element item, String name) {
        return OvfXml.text(item, name);
    }

    private static Optional<String> busOf(Element item) {
        String kind = value(item, "ResourceSubType").orElse("").toLowerCase(Locale.ROOT);
        return switch (typeOf(item)) {
            case IDE -> Optional.of("ide");
            case SCSI -> Optional.of("scsi");
            case SATA -> Optional.of(kind.contains("nvme") ? "scsi" : "sata");
            default -> Optional.empty();
        };
    }

    private long number(int type, String name, long usual, long most) {
        return ofType(type).stream()
                .flatMap(item -> value(item, name).stream())
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .filter(number -> number > 0)
                .findFirst()
                .map(number -> Math.min(number, most))
                .orElse(usual);
    }

    private long memory() {
        String units = ofType(MEMORY).stream()
                .flatMap(item -> value(item, "AllocationUnits").stream())
                .findFirst()
                .orElse("MegaBytes");
        long factor = OvfFiles.factor(units);
        long quantity = number(MEMORY, "VirtualQuantity", 1024 * (1L << 20) / factor, 1L << 40);
        long mib = factor >= 1 << 20 ? quantity * (factor >> 20) : quantity / ((1 << 20) / factor);
        require(
                mib > 0 && mib <= MOST_MEMORY_MIB,
                "the OVF descriptor has a machine with " + mib + " MiB of memory; 1 MiB to 16 TiB are possible");
        return mib;
    }

    /** The disks as the machine's firmware finds them: by controller, then by place on it, however they are written. */
    private List<OvfDisk> disks(Map<String, String> buses, List<String> notes) {
        List<Placed> disks = new ArrayList<>();
        List<String> controllers = List.copyOf(buses.keySet());
        for (Element item : ofType(DISK)) {
            String id = value(item, "HostResource").orElse("").replaceFirst(DISK_PREFIX, "");
            OvfFiles.Backing backing = Optional.ofNullable(files.disks().get(id))
                    .orElseThrow(() -> new ImageRefusedException(
                            "the OVF descriptor has a disk drive whose disk it does not describe"));
            String parent = value(item, "Parent").orElse("");
            int unit = value(item, "AddressOnParent")
                    .filter(text -> text.matches("\\d{1,3}"))
                    .map(Integer::parseInt)
                    .orElse(disks.size());
            if (backing.fileName().isPresent()) {
                String bus = buses.getOrDefault(parent, "scsi");
                disks.add(new Placed(
                        controllers.indexOf(parent),
                        unit,
                        new OvfDisk(backing.fileName().get(), bus)));
            } else {
                notes.add("an empty disk of " + backing.capacity() + " bytes is left out: add one to the machine");
            }
        }
        return disks.stream()
                .sorted(Comparator.comparingInt(Placed::controller).thenComparingInt(Placed::unit))
                .map(Placed::disk)
                .toList();
    }

    private record Placed(int controller, int unit, OvfDisk disk) {}

    private List<OvfNetworkCard> networkCards() {
        return ofType(NETWORK).stream()
                .map(item -> new OvfNetworkCard(
                        model(value(item, "ResourceSubType").orElse("")),
                        value(item, "Address").filter(mac -> mac.matches("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}")),
                        value(item, "Connection").orElse("")))
                .toList();
    }

    private static String model(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "e1000e" -> "e1000e";
            case "vmxnet3", "vmxnet2", "vmxnet" -> "vmxnet3";
            case "pcnet32", "pcnet" -> "pcnet";
            case "rtl8139" -> "rtl8139";
            case "virtio", "virtionet" -> "virtio";
            default -> "e1000";
        };
    }

    private static Optional<String> leftOut(Element item) {
        return switch (typeOf(item)) {
            case CD -> Optional.of("the CD drive is left out: add one to the machine if it is needed");
            case FLOPPY -> Optional.of("the floppy drive is left out");
            default -> Optional.empty();
        };
    }
}
