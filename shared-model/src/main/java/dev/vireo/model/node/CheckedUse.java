// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

/** What programs of a node are for. */
public enum CheckedUse {
    /** Done by qemu-img. */
    DISKS("disks", "qemu-img", "qemu-utils"),
    /** Done by ip. */
    CARDS("network cards of guests", "ip", "iproute2"),
    /** Done by nft. */
    NAT("NAT that does not open the node to guests", "nft", "nftables"),
    /** Done by dnsmasq. */
    ADDRESSES("addresses for guests on NAT bridges", "dnsmasq", "dnsmasq-base"),
    /** Done by swtpm. */
    TPM("TPM of guests", "swtpm", "swtpm"),
    /** Done by /usr/share/OVMF. */
    UEFI("UEFI of guests", "/usr/share/OVMF", "ovmf"),
    /** Done by xorriso. */
    CLOUD_INIT("cloud-init", "xorriso", "xorriso"),
    /** Done by smartctl. */
    HEALTH("health of disks", "smartctl", "smartmontools");

    private final String words;
    private final String program;
    private final String software;

    CheckedUse(String words, String program, String software) {
        this.words = words;
        this.program = program;
        this.software = software;
    }

    /** What it is, in a few words. */
    public String words() {
        return words;
    }

    /** Name of the program, or where something lies that is none. */
    public String program() {
        return program;
    }

    /** The package of Debian that brings it. */
    public String software() {
        return software;
    }
}
