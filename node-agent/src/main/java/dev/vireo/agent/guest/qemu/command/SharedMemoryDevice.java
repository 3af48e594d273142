// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.SharedMemory;
import dev.vireo.model.id.Vmid;
import java.util.List;

/** Memory that machines on the node share, as a PCI device. */
final class SharedMemoryDevice implements QemuDevice {
    private static final long MEBIBYTE = 1L << 20;
    private static final String ID = "ivshmem";

    private final SharedMemory memory;
    private final Vmid vmid;

    SharedMemoryDevice(SharedMemory memory, Vmid vmid) {
        this.memory = memory;
        this.vmid = vmid;
    }

    @Override
    public List<Part> parts() {
        String name = memory.name().orElse(vmid.toString());
        return List.of(
                Part.of(Part.Kind.OBJECT, "memory-backend-file", ID)
                        .with("share", true)
                        .with("mem-path", "/dev/shm/vireo-shm-" + name)
                        .with("size", memory.size() * MEBIBYTE),
                Part.device("ivshmem-plain", ID).with("memdev", ID).at(PciAddress.on(2, 0xb)));
    }
}
