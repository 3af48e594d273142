// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.util.Locale;

/** How a foreign disk is kept. */
public enum DiskFormat {
    /** Byte for byte. */
    RAW("raw"),
    /** QEMU's. */
    QCOW2("qcow2"),
    /** VMware's. */
    VMDK("vmdk"),
    /** Hyper-V's. */
    VHDX("vhdx"),
    /** VirtualBox's. */
    VDI("vdi"),
    /** Virtual PC's. */
    VHD("vpc");

    private final String driver;

    DiskFormat(String driver) {
        this.driver = driver;
    }

    /** What QEMU calls it. */
    public String driver() {
        return driver;
    }

    /** What people call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
