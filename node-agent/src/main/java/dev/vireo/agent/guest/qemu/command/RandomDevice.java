// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.RandomSource;
import java.util.List;

/** The random number generator, with a limit so that no guest drains the node's source. */
final class RandomDevice implements QemuDevice {
    private static final String ID = "rng0";
    private static final String SOURCE = "source-rng0";

    private final RandomSource source;

    RandomDevice(RandomSource source) {
        this.source = source;
    }

    @Override
    public List<Part> parts() {
        Part object = Part.of(Part.Kind.OBJECT, "rng-random", SOURCE).with("filename", source.source());
        Part device = Part.device("virtio-rng-pci", ID).with("rng", SOURCE).at(PciAddress.on(1, 0x1d));
        long bytes = source.properties().require(RandomSource.MAX_BYTES);
        return List.of(object, bytes == 0 ? device : limited(device, bytes));
    }

    private Part limited(Part device, long bytes) {
        return device.with("max-bytes", bytes)
                .with("period", source.properties().require(RandomSource.PERIOD));
    }

    @Override
    public List<String> notes() {
        boolean unlimited = source.properties().require(RandomSource.MAX_BYTES) == 0;
        return unlimited && !source.source().equals("/dev/urandom")
                ? List.of("rng0: without a limit the guest can drain " + source.source() + " for the whole node")
                : List.of();
    }
}
