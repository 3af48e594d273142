// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.MappedKey;
import dev.vireo.agent.guest.qemu.command.PciHostDevice;
import dev.vireo.agent.mapping.NodeResources;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.guest.device.UsbDevice;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Turns mappings that a configuration names into what they stand for on this node. Of several PCI devices the first is taken
 * that no other machine has; a machine that is starting has its devices already, though QEMU has not taken them yet.
 */
public final class MappedDevices {
    private final NodeResources resources;
    private final Function<Vmid, Map<String, Vmid>> taken;
    private final Map<Vmid, Set<String>> promised = new HashMap<>();

    /**
     * @param resources what mappings stand for
     * @param taken PCI addresses that machines other than this one have, with who has them
     */
    public MappedDevices(NodeResources resources, Function<Vmid, Map<String, Vmid>> taken) {
        this.resources = resources;
        this.taken = taken;
    }

    /** Texts by key about mappings that don't exist. */
    public Map<String, String> missing(Options options) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (MappedKey key : MappedKey.of(options)) {
            if (!resources.isKnown(key.kind(), key.id())) {
                missing.put(
                        key.key(),
                        "there is no " + key.kind().label() + " mapping '" + key.id()
                                + "'; make it for the datacenter first");
            }
        }
        return missing;
    }

    /** The node's directory behind a key. */
    public Path directory(MappedKey share) {
        return ofKey(share.key(), () -> resources.directory(share.id()));
    }

    /**
     * The configuration with the node's devices in the place of mappings.
     *
     * @param wanted which keys; others stay as they are
     * @throws ApiException naming the key, if there is no such device or none is free
     */
    public synchronized Options resolve(Vmid vmid, Options options, Predicate<String> wanted) {
        Map<String, String> others = new HashMap<>();
        taken.apply(vmid).forEach((address, holder) -> others.put(address, "VM " + holder));
        promised.forEach((holder, addresses) -> {
            if (!holder.equals(vmid)) {
                addresses.forEach(address -> others.put(address, "VM " + holder));
            }
        });
        Options resolved = options;
        options.family(VmHardwareOptions.HOST_PCI)
                .forEach((number, pci) -> pci.hosts()
                        .forEach(host -> others.put(PciHostDevice.fullAddress(host), "hostpci" + number + " itself")));
        for (MappedKey key : MappedKey.of(options)) {
            if (wanted.test(key.key()) && key.kind() != MappingKind.DIRECTORY) {
                resolved = key.kind() == MappingKind.USB ? usb(key, resolved) : pci(key, resolved, others);
            }
        }
        return resolved;
    }

    /** The same for a machine that starts now: its devices are its own until the start has ended. */
    public synchronized Options claim(Vmid vmid, Options options, Undo undo) {
        Options resolved = resolve(vmid, options, key -> true);
        promised.put(vmid, addresses(resolved));
        undo.add("claim the devices of VM " + vmid, () -> started(vmid));
        return resolved;
    }

    /** QEMU has its devices, or gave the start up. */
    public synchronized void started(Vmid vmid) {
        promised.remove(vmid);
    }

    private static Set<String> addresses(Options options) {
        Set<String> addresses = new HashSet<>();
        options.family(VmHardwareOptions.HOST_PCI)
                .values()
                .forEach(pci -> pci.hosts().forEach(host -> addresses.add(PciHostDevice.fullAddress(host))));
        return addresses;
    }

    private Options usb(MappedKey key, Options options) {
        UsbDevice usb = require(VmHardwareOptions.USB, key, options);
        String host = ofKey(key.key(), () -> resources.usbDevice(key.id()));
        return options.with(key.key(), UsbDevice.TYPE.format(usb.with(UsbDevice.HOST, host)));
    }

    private Options pci(MappedKey key, Options options, Map<String, String> others) {
        PciPassThrough pci = require(VmHardwareOptions.HOST_PCI, key, options);
        List<List<String>> devices = ofKey(key.key(), () -> resources.pciDevices(key.id()));
        List<String> free = devices.stream()
                .filter(device -> device.stream().noneMatch(others::containsKey))
                .findFirst()
                .orElseThrow(() -> allTaken(key, devices, others));
        free.forEach(address -> others.put(address, key.key() + " itself"));
        return options.with(
                key.key(), PciPassThrough.TYPE.format(pci.with(PciPassThrough.HOST, String.join(";", free))));
    }

    private static ApiException allTaken(MappedKey key, List<List<String>> devices, Map<String, String> others) {
        List<String> holders = devices.stream()
                .flatMap(Collection::stream)
                .filter(others::containsKey)
                .map(address -> address + " by " + others.get(address))
                .toList();
        return ApiException.failed(
                key.key() + ": no device of the PCI mapping '" + key.id() + "' is free: " + String.join(", ", holders));
    }

    private static <T> T require(OptionFamily<T> family, MappedKey key, Options options) {
        return Optional.ofNullable(options.raw(key.key()))
                .map(family.model().type()::parse)
                .orElseThrow(() -> new InvalidValueException(key.key() + " is not there"));
    }

    private static <T> T ofKey(String key, Finding<T> finding) {
        try {
            return finding.find();
        } catch (ApiException e) {
            throw ApiException.failed(key + ": " + e.getMessage(), e);
        }
    }

    /** Looks something up that may not be there. */
    private interface Finding<T> {
        T find();
    }
}
