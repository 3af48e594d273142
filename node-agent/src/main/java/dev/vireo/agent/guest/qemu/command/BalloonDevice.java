// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;

/** The balloon, by which the guest gives back memory and reports how much it uses. */
final class BalloonDevice implements QemuDevice {
    private static final int STATISTICS_SECONDS = 2;

    private final boolean present;

    BalloonDevice(Options options) {
        this.present = isPresent(options);
    }

    /** How many MiB a guest has from its start on; nothing if it has all, or gives back what the node needs. */
    static Optional<Long> fixed(Options options) {
        long least = options.get(VmOptions.BALLOON).orElse(0L);
        boolean isFixed = options.require(VmResourceOptions.SHARES) == 0;
        return isFixed && least > 0 && least < options.require(VmOptions.MEMORY)
                ? Optional.of(least)
                : Optional.empty();
    }

    static boolean isPresent(Options options) {
        return options.get(VmOptions.BALLOON).orElse(1L) > 0;
    }

    @Override
    public List<Part> parts() {
        return present
                ? List.of(Part.device("virtio-balloon-pci", "balloon0")
                        .at(PciAddress.on(0, 0x3))
                        .with("free-page-reporting", true)
                        .with("guest-stats-polling-interval", STATISTICS_SECONDS))
                : List.of();
    }
}
