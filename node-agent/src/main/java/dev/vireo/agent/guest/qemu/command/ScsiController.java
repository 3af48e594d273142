// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.List;
import java.util.Optional;

/**
 * The SCSI controllers of a machine.
 *
 * @param model the key {@code scsihw}
 */
record ScsiController(String model) {
    private static final int LSI_DISKS = 7;

    /** Whether each disk has a controller of its own. */
    boolean isSingle() {
        return model.equals("virtio-scsi-single");
    }

    private boolean isLsi() {
        return model.startsWith("lsi");
    }

    /** The controller that disk {@code number} hangs on, and its thread. */
    List<Part> parts(int number, boolean ownThread, Optional<Long> queues) {
        if (!isSingle()) {
            return List.of(shared(controllerOf(number)));
        }
        Part bare = Part.device("virtio-scsi-pci", "virtioscsi" + number).at(PciAddress.on(3, number + 1));
        Part controller = queues.map(count -> bare.with("num_queues", count)).orElse(bare);
        if (!ownThread) {
            return List.of(controller);
        }
        String thread = "iothread-virtioscsi" + number;
        return List.of(Part.of(Part.Kind.OBJECT, "iothread", thread), controller.with("iothread", thread));
    }

    private int controllerOf(int number) {
        return isLsi() ? number / LSI_DISKS : 0;
    }

    private Part shared(int controller) {
        String driver = model.equals("lsi") ? "lsi53c895a" : model;
        PciAddress place = controller < 2 ? PciAddress.on(0, 0x5 + controller) : PciAddress.on(4, controller - 1);
        return Part.device(driver, "scsihw" + controller).at(place);
    }

    /** The disk on its controller's bus. */
    Part place(Part disk, int number) {
        if (isSingle()) {
            return disk.with("bus", "virtioscsi" + number + ".0")
                    .with("channel", 0)
                    .with("scsi-id", 0)
                    .with("lun", number);
        }
        Part onBus = disk.with("bus", "scsihw" + controllerOf(number) + ".0");
        if (isLsi()) {
            return onBus.with("scsi-id", number % LSI_DISKS);
        }
        return model.equals("pvscsi")
                ? onBus.with("scsi-id", number)
                : onBus.with("channel", 0).with("scsi-id", 0).with("lun", number);
    }
}
