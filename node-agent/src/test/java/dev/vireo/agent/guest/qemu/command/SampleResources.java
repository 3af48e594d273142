// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.process.MappedDevices;
import dev.vireo.agent.mapping.NodeResources;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What mappings stand for on the nodes of tests; VM 101 runs there and has the first of the two cards. */
public final class SampleResources implements NodeResources {
    private static final String TAKEN = "0000:02:00.0";

    /** The configuration with the sample node's devices. */
    public static Options resolve(Options options) {
        return new MappedDevices(new SampleResources(), vmid -> Map.of(TAKEN, new Vmid(101)))
                .resolve(new Vmid(100), options, key -> true);
    }

    @Override
    public boolean isKnown(MappingKind kind, MappingId id) {
        return !id.name().equals("missing");
    }

    @Override
    public Path directory(MappingId id) {
        return Path.of("/srv", id.name());
    }

    @Override
    public List<List<String>> pciDevices(MappingId id) {
        return switch (id.name()) {
            case "card" -> List.of(List.of("0000:01:00.0", "0000:01:00.1"));
            case "cards" -> List.of(List.of(TAKEN), List.of("0000:03:00.0"));
            default -> throw ApiException.failed("there is no PCI mapping '" + id + "'");
        };
    }

    @Override
    public String usbDevice(MappingId id) {
        return switch (id.name()) {
            case "stick" -> "1-2.3";
            case "any-stick" -> "0951:1666";
            default -> throw ApiException.failed("there is no USB mapping '" + id + "'");
        };
    }
}
