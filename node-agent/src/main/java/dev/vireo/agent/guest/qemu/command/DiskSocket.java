// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a disk or CD drive is plugged in: on a SCSI, VirtIO, IDE or SATA bus.
 *
 * @param bus {@code scsi}, {@code virtio}, {@code ide} or {@code sata}
 * @param number the key's number
 * @param scsi the machine's SCSI controllers
 * @param q35 whether it is a Q35 machine, whose IDE is in truth the chipset's SATA
 */
record DiskSocket(String bus, int number, ScsiController scsi, boolean q35) {
    private static final String SATA_CONTROLLER = "ahci0";

    String key() {
        return bus + number;
    }

    /** The controller that the drive needs besides what every machine has. */
    List<Part> controller(boolean ownThread, Optional<Long> queues) {
        return switch (bus) {
            case "scsi" -> scsi.parts(number, ownThread, queues);
            case "sata" -> List.of(Part.device("ahci", SATA_CONTROLLER).at(PciAddress.on(0, 0x7)));
            default -> List.of();
        };
    }

    /** The bare drive on its bus. */
    Part drive(boolean cdrom) {
        return switch (bus) {
            case "scsi" -> scsi.place(Part.device(cdrom ? "scsi-cd" : "scsi-hd", key()), number);
            case "virtio" -> virtio(cdrom);
            case "sata" -> Part.device(cdrom ? "ide-cd" : "ide-hd", key()).with("bus", SATA_CONTROLLER + "." + number);
            default -> ide(cdrom);
        };
    }

    private Part virtio(boolean cdrom) {
        if (cdrom) {
            throw new InvalidValueException(key() + ": a VirtIO disk cannot be a CD drive; use ide, sata or scsi");
        }
        PciAddress place = number < 6 ? PciAddress.on(0, 0xa + number) : PciAddress.on(2, number - 5);
        return Part.device("virtio-blk-pci", key()).at(place);
    }

    private Part ide(boolean cdrom) {
        Part drive = Part.device(cdrom ? "ide-cd" : "ide-hd", key());
        return q35
                ? drive.with("bus", "ide." + number).with("unit", 0)
                : drive.with("bus", "ide." + number / 2).with("unit", number % 2);
    }

    /** The longest serial number that the bus can carry. */
    int longestSerial() {
        return bus.equals("scsi") ? 36 : 20;
    }

    /** Whether a thread of its own can serve the drive. */
    boolean canHaveThread() {
        return bus.equals("virtio") || (bus.equals("scsi") && scsi.isSingle());
    }

    /** Name of that thread. */
    String thread() {
        return "iothread-" + (bus.equals("scsi") ? "virtioscsi" + number : key());
    }

    /** Refuses what the bus cannot do. */
    void check(Disk disk) {
        boolean readOnly = !disk.isCdrom() && disk.get(Disk.READ_ONLY).orElse(false);
        if (readOnly && (bus.equals("ide") || bus.equals("sata"))) {
            throw new InvalidValueException(key() + ": an IDE or SATA disk cannot be read-only; use scsi or virtio");
        }
    }

    /** What the bus does not do of what the configuration says. */
    List<String> notes(Disk disk) {
        List<String> notes = new ArrayList<>();
        if (disk.get(Disk.IOTHREAD).orElse(false) && !canHaveThread()) {
            notes.add(key() + ": iothread needs a VirtIO disk or the controller virtio-scsi-single; it is not used");
        }
        if (disk.get(Disk.QUEUES).isPresent() && !(bus.equals("scsi") && scsi.isSingle())) {
            notes.add(key() + ": queues needs the controller virtio-scsi-single; it is not used");
        }
        Optional<String> serial = disk.get(Disk.SERIAL).filter(text -> text.length() > longestSerial());
        serial.ifPresent(text ->
                notes.add(key() + ": the serial number is cut to the " + longestSerial() + " characters of its bus"));
        return notes;
    }
}
