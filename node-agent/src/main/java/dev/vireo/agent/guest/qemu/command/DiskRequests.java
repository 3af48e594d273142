// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.capability.HostFeature;
import dev.vireo.model.guest.device.Disk;
import java.util.Optional;

/**
 * How QEMU hands a disk's requests to the kernel.
 *
 * @param engine {@code io_uring}, {@code native} or {@code threads}
 * @param note why it is another than the configuration says
 */
record DiskRequests(String engine, Optional<String> note) {
    /** What the configuration says, as far as the node and the cache mode allow it. */
    static DiskRequests of(String key, Disk disk, HostCapabilities host) {
        boolean ring = host.has(HostFeature.IO_URING);
        String wanted = disk.get(Disk.AIO).orElse(ring ? "io_uring" : "threads");
        if (wanted.equals("io_uring") && !ring) {
            return threads(key + ": this node has no io_uring; the disk is served by threads");
        }
        if (wanted.equals("native") && !CacheMode.of(disk).direct()) {
            return threads(key + ": aio=native needs the cache mode none or directsync; the disk is served by threads");
        }
        return new DiskRequests(wanted, Optional.empty());
    }

    private static DiskRequests threads(String reason) {
        return new DiskRequests("threads", Optional.of(reason));
    }
}
