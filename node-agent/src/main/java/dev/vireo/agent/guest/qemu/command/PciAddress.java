// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

/**
 * A fixed place of a device. Guests name network cards and Windows licenses by it, snapshots and migration depend on
 * it, so it follows from the configuration's key alone.
 *
 * @param bus {@code pci.0} to {@code pci.4}, or {@code pcie.0} for what Q35 has at its root
 * @param slot such as {@code 0x12}, with a function as {@code 0x1.0x2}
 */
record PciAddress(String bus, String slot) {
    /** A slot on one of the buses {@code pci.0} to {@code pci.4}. */
    static PciAddress on(int bus, int slot) {
        return new PciAddress("pci." + bus, "0x" + Integer.toHexString(slot));
    }

    /** A slot at the root of a Q35 machine. */
    static PciAddress expressRoot(String slot) {
        return new PciAddress("pcie.0", slot);
    }
}
