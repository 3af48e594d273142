// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.agent.host.HostDevices;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.mapping.Mapping;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingEntry;
import dev.vireo.model.mapping.MappingKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what mappings stand for among this node's own directories and devices. */
public final class MappedResources implements NodeResources {
    private final Mappings mappings;
    private final MappingChecks checks;
    private final HostDevices devices;

    /** @param devices this node's devices */
    public MappedResources(Mappings mappings, HostDevices devices) {
        this.mappings = mappings;
        this.devices = devices;
        this.checks = new MappingChecks(devices);
    }

    @Override
    public boolean isKnown(MappingKind kind, MappingId id) {
        return mappings.find(kind, id).isPresent();
    }

    /** What is wrong with a mapping on this node. */
    List<Finding> findings(MappingKind kind, Mapping mapping) {
        List<MappingEntry> here;
        try {
            here = mapping.on(mappings.node(), kind);
        } catch (InvalidValueException e) {
            return List.of(Finding.error("map: " + e.getMessage()));
        }
        if (here.isEmpty()) {
            return List.of(Finding.warning("the mapping has no entry for the node '" + mappings.node() + "'"));
        }
        return here.stream().flatMap(entry -> checks.of(kind, entry).stream()).toList();
    }

    @Override
    public Path directory(MappingId id) {
        return Path.of(single(MappingKind.DIRECTORY, id).path().orElseThrow());
    }

    @Override
    public String usbDevice(MappingId id) {
        MappingEntry entry = single(MappingKind.USB, id);
        return entry.path().orElseGet(() -> entry.properties().require(MappingEntry.ID));
    }

    @Override
    public List<List<String>> pciDevices(MappingId id) {
        Mapping mapping = mappings.require(MappingKind.PCI, id);
        if (mapping.options().isSet(MappingFlags.MEDIATED)) {
            throw ApiException.failed(
                    "the PCI mapping '" + id + "' gives mediated devices (mdev), which are not offered");
        }
        List<List<String>> found = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (MappingEntry entry : entries(MappingKind.PCI, mapping)) {
            Optional<String> reason = errorOf(MappingKind.PCI, entry);
            reason.ifPresentOrElse(reasons::add, () -> found.add(functions(entry)));
        }
        if (found.isEmpty()) {
            throw unusable(MappingKind.PCI, id, String.join("; ", reasons));
        }
        return found;
    }

    /** An address without a function stands for all functions that the card has. */
    private List<String> functions(MappingEntry entry) {
        return entry.addresses().stream()
                .flatMap(address -> address.contains(".")
                        ? List.of(address).stream()
                        : devices.pci(List.of(), false).stream()
                                .map(device -> device.id())
                                .filter(each -> each.startsWith(address + "."))
                                .sorted())
                .collect(Collectors.toList());
    }

    private MappingEntry single(MappingKind kind, MappingId id) {
        MappingEntry entry = entries(kind, mappings.require(kind, id)).get(0);
        errorOf(kind, entry).ifPresent(reason -> {
            throw unusable(kind, id, reason);
        });
        return entry;
    }

    private List<MappingEntry> entries(MappingKind kind, Mapping mapping) {
        List<MappingEntry> entries;
        try {
            entries = mapping.on(mappings.node(), kind);
        } catch (InvalidValueException e) {
            throw ApiException.failed(
                    "the " + kind.label() + " mapping '" + mapping.id() + "' can't be read: " + e.getMessage(), e);
        }
        if (entries.isEmpty()) {
            throw unusable(kind, mapping.id(), "it has no entry for the node '" + mappings.node() + "'");
        }
        return entries;
    }

    /** Why an entry of this node can't be used. */
    Optional<String> errorOf(MappingKind kind, MappingEntry entry) {
        return checks.of(kind, entry).stream()
                .filter(Finding::isError)
                .map(Finding::message)
                .findFirst();
    }

    private static ApiException unusable(MappingKind kind, MappingId id, String reason) {
        return ApiException.failed("the " + kind.label() + " mapping '" + id + "' can't be used here: " + reason);
    }
}
