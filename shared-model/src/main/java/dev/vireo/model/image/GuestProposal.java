// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a foreign machine can be made here: what boots most surely first, what is fast later.
 *
 * @param options keys of the new configuration without disks and network cards
 * @param disks the disks by the key that each is proposed for
 * @param networkCards the network cards by key; their models are those proposed
 * @param hints what the administrator should know
 */
public record GuestProposal(
        Options options, Map<String, OvfDisk> disks, Map<String, OvfNetworkCard> networkCards, List<ImportHint> hints) {
    private static final int SATA_PORTS = 6;
    private static final int IDE_PORTS = 4;
    private static final int MANY = Integer.MAX_VALUE;

    public GuestProposal {
        disks = Collections.unmodifiableMap(new LinkedHashMap<>(disks));
        networkCards = Collections.unmodifiableMap(new LinkedHashMap<>(networkCards));
        hints = List.copyOf(hints);
    }

    /** For a machine as described. */
    public static GuestProposal of(OvfMachine machine) {
        GuestSystem system = GuestSystem.of(machine.osHint());
        Options options = Options.EMPTY
                .with("sockets", Integer.toString(machine.cpus() / machine.coresPerSocket()))
                .with("cores", Integer.toString(machine.coresPerSocket()))
                .with("memory", Long.toString(Math.max(16, machine.memoryMib())))
                .with(VmOptions.OS_TYPE.name(), system.ostype())
                .with("scsihw", "virtio-scsi-single");
        String name = plainName(machine.name());
        options = name.isEmpty() ? options : options.with("name", name);
        options = machine.hasUefi() ? options.with("bios", "ovmf") : options;
        return new GuestProposal(options, disks(machine, system), cards(machine, system), hints(machine, system));
    }

    /** A name that DNS allows. */
    static String plainName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return plain.length() > 63 ? plain.substring(0, 63).replaceAll("-+$", "") : plain;
    }

    private static Map<String, OvfDisk> disks(OvfMachine machine, GuestSystem system) {
        Map<String, OvfDisk> disks = new LinkedHashMap<>();
        for (OvfDisk disk : machine.disks()) {
            String bus = bus(disk, system);
            disks.put(
                    free(bus, places(bus), disks)
                            .orElseGet(() -> free("scsi", MANY, disks).orElseThrow()),
                    disk);
        }
        return disks;
    }

    /** A system that nobody knows has the drivers for the bus that it was on, whatever it is. */
    private static String bus(OvfDisk disk, GuestSystem system) {
        if (system == GuestSystem.OTHER) {
            return disk.bus();
        }
        return system.needsIde() ? "ide" : system.isWindows() ? "sata" : "scsi";
    }

    private static int places(String bus) {
        return switch (bus) {
            case "ide" -> IDE_PORTS;
            case "sata" -> SATA_PORTS;
            default -> MANY;
        };
    }

    private static Optional<String> free(String bus, int places, Map<String, OvfDisk> taken) {
        return IntStream.range(0, places)
                .mapToObj(number -> bus + number)
                .filter(key -> !taken.containsKey(key))
                .findFirst();
    }

    private static Map<String, OvfNetworkCard> cards(OvfMachine machine, GuestSystem system) {
        Map<String, OvfNetworkCard> cards = new LinkedHashMap<>();
        for (OvfNetworkCard card : machine.networkCards()) {
            String model = system == GuestSystem.LINUX ? "virtio" : system.isWindows() ? "e1000" : card.model();
            cards.put("net" + cards.size(), new OvfNetworkCard(model, card.mac(), card.network()));
        }
        return cards;
    }

    private static List<ImportHint> hints(OvfMachine machine, GuestSystem system) {
        List<ImportHint> hints = new ArrayList<>();
        if (system.isWindows()) {
            hints.add(new ImportHint(
                    ImportHint.Kind.DRIVERS,
                    "",
                    "Windows has no drivers for VirtIO: its disks begin on SATA or IDE and its network card as e1000;"
                            + " switch to VirtIO once it runs"));
        }
        if (system == GuestSystem.LINUX) {
            hints.add(new ImportHint(
                    ImportHint.Kind.DRIVERS,
                    "scsi0",
                    "if the guest does not find its root disk, attach the disk to SATA, start it and make its initial"
                            + " ramdisk anew"));
        }
        if (system == GuestSystem.OTHER) {
            hints.add(new ImportHint(
                    ImportHint.Kind.UNKNOWN,
                    VmOptions.OS_TYPE.name(),
                    "the description does not tell the guest's system; if it does not boot, attach its disk to SATA or"
                            + " IDE"));
        }
        if (machine.hasUefi()) {
            hints.add(firmware(machine));
        }
        if (!machine.networkCards().isEmpty()) {
            hints.add(new ImportHint(
                    ImportHint.Kind.NETWORK,
                    "net0",
                    "the guest sees another network card: settings of its old one, a fixed address for instance, may"
                            + " have to be made again"));
        }
        machine.notes().forEach(note -> hints.add(new ImportHint(ImportHint.Kind.LEFT_OUT, "", note)));
        return hints;
    }

    private static ImportHint firmware(OvfMachine machine) {
        String text =
                "the guest boots by UEFI: it needs an EFI disk, and its old boot entries are lost; if it stops in the"
                        + " firmware's shell, choose its loader once in the firmware's boot menu";
        String secure = machine.hasSecureBoot() ? "; it had secure boot: keys are enrolled in a new EFI disk" : "";
        return new ImportHint(ImportHint.Kind.FIRMWARE, "efidisk0", text + secure);
    }
}
