// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.guest.device.UsbDevice;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of a machine that names a mapping of the cluster.
 *
 * @param key such as {@code usb0}
 * @param kind what the mapping stands for
 * @param id the mapping
 */
public record MappedKey(String key, MappingKind kind, MappingId id) {
    /** All of a configuration. */
    public static List<MappedKey> of(Options options) {
        List<MappedKey> keys = new ArrayList<>();
        options.family(VmHardwareOptions.VIRTIOFS)
                .forEach((number, share) -> keys.add(
                        new MappedKey("virtiofs" + number, MappingKind.DIRECTORY, MappingId.parse(share.directory()))));
        options.family(VmHardwareOptions.HOST_PCI)
                .forEach((number, pci) -> pci.properties()
                        .get(PciPassThrough.MAPPING)
                        .ifPresent(id ->
                                keys.add(new MappedKey("hostpci" + number, MappingKind.PCI, MappingId.parse(id)))));
        options.family(VmHardwareOptions.USB)
                .forEach((number, usb) -> usb.properties()
                        .get(UsbDevice.MAPPING)
                        .ifPresent(
                                id -> keys.add(new MappedKey("usb" + number, MappingKind.USB, MappingId.parse(id)))));
        return keys;
    }
}
