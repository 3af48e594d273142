// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

/** What a node may or may not have; the command line of a guest depends on it. */
public enum HostFeature {
    /** Hardware virtualisation that really runs guests, not just a device file. */
    KVM,
    /** Network cards served by the kernel: {@code /dev/vhost-net}. */
    VHOST_NET,
    /** Disk requests through io_uring. */
    IO_URING,
    /** PCI devices of the node can be handed to guests: an IOMMU and {@code /dev/vfio/vfio}. */
    VFIO,
    /** QEMU confines itself with seccomp. */
    SANDBOX
}
