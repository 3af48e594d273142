// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Disk;

/**
 * What a cache mode's name means.
 *
 * @param direct whether the node's page cache is passed by
 * @param noFlush whether flushes of the guest are dropped
 * @param writeBack whether the guest sees a write cache that it has to flush
 */
record CacheMode(boolean direct, boolean noFlush, boolean writeBack) {
    /** The mode of a disk; without one the page cache is passed by. A CD, which is never written, may use it. */
    static CacheMode of(Disk disk) {
        return switch (disk.get(Disk.CACHE).orElse(disk.isCdrom() ? "writeback" : "none")) {
            case "none" -> new CacheMode(true, false, true);
            case "directsync" -> new CacheMode(true, false, false);
            case "writethrough" -> new CacheMode(false, false, false);
            case "unsafe" -> new CacheMode(false, true, true);
            default -> new CacheMode(false, false, true);
        };
    }
}
