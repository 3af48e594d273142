// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.DirectoryShare;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.guest.device.Processor;
import dev.vireo.model.guest.device.SpiceEnhancements;
import dev.vireo.model.guest.device.UsbDevice;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Options;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the dialect can say and this program does not do, with the reason. Such a key is refused when somebody sets it; a
 * machine that came with one is not started if it would be another machine without it.
 */
public final class RefusedKeys {
    /** QEMU's limit for the name by which a guest mounts a directory. */
    private static final int LONGEST_TAG = 36;

    private final Options options;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private RefusedKeys(Options options) {
        this.options = options;
    }

    /** Reasons by key why a call that sets these keys is refused. */
    public static Map<String, String> whenSet(Options options) {
        RefusedKeys refused = new RefusedKeys(options);
        refused.findMissing();
        refused.findTwofold();
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
        refused.findUnresolved();
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
        findMissingShares();
        options.family(VmHardwareOptions.HOST_PCI).forEach((number, pci) -> findMissing("hostpci" + number, pci));
    }

    private void findMissingShares() {
        boolean isWindows = OsKind.of(options).isWindows();
        Set<String> names = new HashSet<>();
        options.family(VmHardwareOptions.VIRTIOFS).forEach((number, share) -> {
            String key = "virtiofs" + number;
            if (share.directory().length() > LONGEST_TAG) {
                reasons.put(
                        key,
                        "a guest mounts a directory by its mapping's name, which has at most " + LONGEST_TAG
                                + " characters then; '" + share.directory() + "' has "
                                + share.directory().length());
            } else if (!names.add(share.directory())) {
                reasons.put(key, "the directory '" + share.directory() + "' is shared with the guest already");
            } else if (isWindows && share.properties().isSet(DirectoryShare.ACL)) {
                reasons.put(key, "Windows can't mount a directory with expose-acl=1; remove it");
            }
        });
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
        if (usb.host().isEmpty() && usb.mapping().isEmpty()) {
            reasons.put(key, "host=VENDOR:PRODUCT, host=BUS-PORT or mapping=NAME is needed");
        }
    }

    private void findMissing(String key, PciPassThrough pci) {
        if (pci.hosts().isEmpty() && pci.mapping().isEmpty()) {
            reasons.put(key, "the address of a device, host=0000:01:00.0, or mapping=NAME is needed");
        } else if (pci.properties().has(PciPassThrough.MEDIATED)) {
            reasons.put(key, "mediated devices (mdev) are not offered");
        } else if (pci.properties().isSet(PciPassThrough.LEGACY_IGD)) {
            reasons.put(key, "legacy-igd is not offered");
        }
    }

    /** A device is named in one way. */
    private void findTwofold() {
        for (MappedKey key : MappedKey.of(options)) {
            if (hasHost(key)) {
                reasons.put(key.key(), "either host=… or mapping=… names the device, not both");
            }
        }
    }

    /** At the start the mapping has been looked up. */
    private void findUnresolved() {
        for (MappedKey key : MappedKey.of(options)) {
            if (key.kind() != MappingKind.DIRECTORY && !hasHost(key)) {
                reasons.put(key.key(), "the mapping '" + key.id() + "' leads to no device of this node");
            }
        }
    }

    private boolean hasHost(MappedKey key) {
        return switch (key.kind()) {
            case DIRECTORY -> false;
            case PCI ->
                options.family(VmHardwareOptions.HOST_PCI).entrySet().stream()
                        .anyMatch(entry -> key.key().equals("hostpci" + entry.getKey())
                                && !entry.getValue().hosts().isEmpty());
            case USB ->
                options.family(VmHardwareOptions.USB).entrySet().stream()
                        .anyMatch(entry -> key.key().equals("usb" + entry.getKey())
                                && entry.getValue().host().isPresent());
        };
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
        options.family(VmHardwareOptions.USB).forEach((number, usb) -> {
            if (usb.isSpice()) {
                reasons.put("usb" + number, "there is no SPICE here: devices of viewers can't be plugged in");
            }
        });
    }
}
