// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.option.Options;

/** What keeps the memory of a running machine from being saved: devices whose state lies outside of it. */
public final class MemoryObstacles {
    private MemoryObstacles() {}

    /**
     * Refuses to save it.
     *
     * @param options of the machine as it runs
     * @param instead what to do instead
     * @throws ApiException naming the key
     */
    public static void check(Options options, String instead) {
        options.family(VmHardwareOptions.VIRTIOFS).keySet().stream().findFirst().ifPresent(number -> {
            throw ApiException.failed("virtiofs" + number + ": the memory of a guest that shares a directory can't be"
                    + " saved, as the process that serves the directory has a part of its state; " + instead);
        });
        options.family(VmHardwareOptions.HOST_PCI).keySet().stream().findFirst().ifPresent(number -> {
            throw ApiException.failed("hostpci" + number + ": the memory of a guest that has a PCI device of the node"
                    + " can't be saved, as the device has a part of its state; " + instead);
        });
    }
}
