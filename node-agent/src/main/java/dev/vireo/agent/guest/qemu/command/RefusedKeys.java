// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.guest.device.Processor;
import dev.vireo.model.guest.device.SpiceEnhancements;
import dev.vireo.model.guest.device.UsbDevice;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the dialect can say and this program does not do, with the reason. Such a key is refused when somebody sets it; a
 * machine that came with one is not started if it would be another machine without it.
 */
public final class RefusedKeys {
    private final Options options;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private RefusedKeys(Options options) {
        this.options = options;
    }

    /** Reasons by key why a call that sets these keys is refused. */
    public static Map<String, String> whenSet(Options options) {
        RefusedKeys refused = new RefusedKeys(options);
        refused.findMissing();
        refused.findUnused();
        return refused.reasons;
    }

    /**
     * Refuses a machine that would lack what its configuration says.
     *
     * @throws InvalidValueException with the first reason
     */
    static void checkStart(Options options) {
        RefusedKeys refused = new RefusedKeys(options);
        refused.findMissing();
        refused.reasons.forEach((key, reason) -> {
            throw new InvalidValueException(key + ": " + reason);
        });
    }

    /** Sentences about keys that change nothing. */
    static List<String> notes(Options options) {
        RefusedKeys refused = new RefusedKeys(options);
        refused.findUnused();
        return refused.reasons.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    private void findMissing() {
        if (options.get(VmHardwareOptions.ARCHITECTURE).orElse("x86_64").equals("aarch64")) {
            reasons.put("arch", "this node runs x86_64 guests alone");
        }
        if (options.has(VmHardwareOptions.AMD_SEV)) {
            reasons.put("amd-sev", "memory encryption by AMD processors is not offered; remove the key");
        }
        if (options.has(VmHardwareOptions.INTEL_TDX)) {
            reasons.put("intel-tdx", "trust domains of Intel processors are not offered; remove the key");
        }
        if (options.get(CloudInitOptions.TYPE).filter("opennebula"::equals).isPresent()) {
            reasons.put("citype", "opennebula is not offered; choose nocloud or configdrive2");
        }
        options.get(VmOptions.CPU)
                .filter(cpu -> cpu.properties().get(Processor.REPORTED_MODEL).isPresent())
                .ifPresent(cpu -> reasons.put(
                        "cpu", "reported-model belongs to custom processor models, which this node has none of"));
        GuestVolumes.disks(options).forEach(this::findMissing);
        options.family(VmOptions.NET).forEach((number, card) -> findMissing("net" + number, card));
        options.family(VmHardwareOptions.USB).forEach((number, usb) -> findMissing("usb" + number, usb));
        options.family(VmHardwareOptions.VIRTIOFS)
                .forEach((number, share) -> reasons.put(
                        "virtiofs" + number,
                        "there is no directory mapping '" + share.directory()
                                + "' here; share a directory over the network instead"));
        options.family(VmHardwareOptions.HOST_PCI).forEach((number, pci) -> findMissing("hostpci" + number, pci));
    }

    private void findMissing(String key, Disk disk) {
        if (disk.properties().isSet(Disk.SNAPSHOT)) {
            reasons.put(key, "snapshot=1 is not offered; make a snapshot and roll back to it instead");
        }
        if (disk.properties().isSet(Disk.SCSI_BLOCK)) {
            reasons.put(key, "scsiblock=1 needs a device of the node, and disks are volumes of storages");
        }
    }

    private void findMissing(String key, NetworkCard card) {
        boolean isNat = card.bridge().isEmpty();
        if (isNat && card.settings().get(NetworkCard.RATE).orElse(0.0) > 0) {
            reasons.put(key, "rate limits a card on a bridge; a card on NAT has no interface that could be limited");
        }
        if (isNat && (card.settings().has(NetworkCard.TAG) || card.settings().has(NetworkCard.TRUNKS))) {
            reasons.put(key, "tag and trunks are VLANs of a bridge; a card on NAT has none");
        }
    }

    private void findMissing(String key, UsbDevice usb) {
        if (usb.properties().has(UsbDevice.MAPPING)) {
            reasons.put(
                    key, "there are no device mappings here; name the device by host=VENDOR:PRODUCT or host=BUS-PORT");
        } else if (usb.host().isEmpty()) {
            reasons.put(key, "host=VENDOR:PRODUCT or host=BUS-PORT is needed");
        }
    }

    private void findMissing(String key, PciPassThrough pci) {
        if (pci.mapping().isPresent()) {
            reasons.put(key, "there are no device mappings here; name the device by its address, host=0000:01:00.0");
        } else if (pci.hosts().isEmpty()) {
            reasons.put(key, "the address of a device is needed, host=0000:01:00.0");
        } else if (pci.properties().has(PciPassThrough.MEDIATED)) {
            reasons.put(key, "mediated devices (mdev) are not offered");
        } else if (pci.properties().isSet(PciPassThrough.LEGACY_IGD)) {
            reasons.put(key, "legacy-igd is not offered");
        }
    }

    private void findUnused() {
        if (options.isSet(VmLifeOptions.AUTO_START)) {
            reasons.put("autostart", "no server acts on it; to start with the node set onboot");
        }
        if (options.get(VmHardwareOptions.SPICE)
                .filter(SpiceEnhancements::isUsed)
                .isPresent()) {
            reasons.put("spice_enhancements", "there is no SPICE here: screens are shown by VNC");
        }
        long shares = options.require(VmResourceOptions.SHARES);
        if (shares != 0 && options.has(VmResourceOptions.SHARES)) {
            reasons.put("shares", "this node does not balloon by itself; set the memory of a running guest instead");
        }
        options.family(VmHardwareOptions.USB).forEach((number, usb) -> {
            if (usb.isSpice()) {
                reasons.put("usb" + number, "there is no SPICE here: devices of viewers can't be plugged in");
            }
        });
    }
}
