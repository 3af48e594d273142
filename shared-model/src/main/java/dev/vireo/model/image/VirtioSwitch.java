// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.util.List;

/** The way of an imported Windows guest from SATA or IDE to VirtIO, which it has no drivers for at first. */
public enum VirtioSwitch {
    /** First step. */
    BOOT_ON_SATA(
            "Start the machine with its disk on SATA (IDE for Windows before 2008): Windows has the drivers for these."),
    /** Second step. */
    ADD_SECOND_DISK(
            "Shut it down, add a second, small disk on VirtIO or SCSI, and put the virtio-win CD into its drive."),
    /** Third step. */
    INSTALL_DRIVERS("Start it, run virtio-win-guest-tools from the CD, and see that Windows shows the second disk."),
    /** Fourth step. */
    MOVE_MAIN_DISK(
            "Shut it down, detach the main disk, attach it again on VirtIO or SCSI, and set it first in the boot order."),
    /** Fifth step. */
    REMOVE_SECOND_DISK(
            "Start it. If it boots, remove the second disk; if it does not, put the main disk back to SATA.");

    private final String text;

    VirtioSwitch(String text) {
        this.text = text;
    }

    /** What to do, for people. */
    public String text() {
        return text;
    }

    /** The steps in their order. */
    public static List<VirtioSwitch> steps() {
        return List.of(values());
    }
}
