// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.importing.ImportName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules about making and configuring virtual machines: each key has its privilege. */
public final class VmRules {
    private static final Map<String, Privilege> BY_KEY = Map.ofEntries(
            Map.entry("memory", Privilege.VM_CONFIG_MEMORY),
            Map.entry("balloon", Privilege.VM_CONFIG_MEMORY),
            Map.entry("sockets", Privilege.VM_CONFIG_CPU),
            Map.entry("cores", Privilege.VM_CONFIG_CPU),
            Map.entry("vcpus", Privilege.VM_CONFIG_CPU),
            Map.entry("cpu", Privilege.VM_CONFIG_CPU),
            Map.entry("kvm", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("machine", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("bios", Privilege.VM_CONFIG_OPTIONS),
            Map.entry("scsihw", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("vga", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("tablet", Privilege.VM_CONFIG_OPTIONS),
            Map.entry("boot", Privilege.VM_CONFIG_OPTIONS),
            Map.entry("numa", Privilege.VM_CONFIG_CPU),
            Map.entry("cpulimit", Privilege.VM_CONFIG_CPU),
            Map.entry("cpuunits", Privilege.VM_CONFIG_CPU),
            Map.entry("smp", Privilege.VM_CONFIG_CPU),
            Map.entry("shares", Privilege.VM_CONFIG_MEMORY),
            Map.entry("allow-ksm", Privilege.VM_CONFIG_MEMORY),
            Map.entry("hugepages", Privilege.VM_CONFIG_MEMORY),
            Map.entry("keephugepages", Privilege.VM_CONFIG_MEMORY),
            Map.entry("acpi", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("smbios1", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("hotplug", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("watchdog", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("audio0", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("rng0", Privilege.VM_CONFIG_HARDWARE_TYPE),
            Map.entry("cdrom", Privilege.VM_CONFIG_CDROM),
            Map.entry("tpmstate0", Privilege.VM_CONFIG_DISK),
            Map.entry("efidisk0", Privilege.VM_CONFIG_DISK));
    /** What reaches the node itself: programs of the node, its devices, arguments for QEMU. */
    private static final Pattern ROOT_ALONE =
            Pattern.compile("args|hookscript|affinity|ivshmem|amd-sev|intel-tdx|parallel[0-9]+");

    private final AccessControl access;
    private final DeviceRights devices;

    /**
     * @param access who may do what
     * @param guests what machines have already
     */
    public VmRules(AccessControl access, GuestStore guests) {
        this.access = access;
        this.devices = new DeviceRights(access, guests);
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(ExtraRule.CREATE_VM, this::checkCreation, ExtraRule.CONFIGURE_VM, this::checkConfiguration);
    }

    private void checkCreation(Principal caller, Arguments arguments) {
        AccessPath guest = AccessPath.guest(arguments.require(PathParameters.VMID));
        access.require(caller, guest, Privilege.VM_ALLOCATE);
        requireKeys(caller, guest, arguments);
        requireSpace(caller, arguments);
    }

    private void checkConfiguration(Principal caller, Arguments arguments) {
        AccessPath guest = AccessPath.guest(arguments.require(PathParameters.VMID));
        Set<Privilege> needed = requireKeys(caller, guest, arguments);
        if (needed.isEmpty()) {
            access.require(caller, guest, Privilege.VM_CONFIG_OPTIONS);
        }
        requireSpace(caller, arguments);
    }

    private Set<Privilege> requireKeys(Principal caller, AccessPath guest, Arguments arguments) {
        Set<Privilege> needed = new LinkedHashSet<>();
        for (String key : arguments.names()) {
            if (VmOptions.SETTABLE.find(key).isPresent()) {
                needed.add(privilegeFor(key, arguments.options()));
            }
        }
        Set<String> others = new LinkedHashSet<>(PendingChanges.named(arguments, GuestEndpoints.DELETE));
        others.addAll(PendingChanges.named(arguments, GuestEndpoints.REVERT));
        others.forEach(key -> needed.add(privilegeFor(key, Options.EMPTY)));
        needed.forEach(privilege -> access.require(caller, guest, privilege));
        requireRoot(caller, arguments, others);
        Set<String> named = new LinkedHashSet<>(arguments.names());
        named.addAll(others);
        devices.check(caller, arguments, named);
        return needed;
    }

    private static void requireRoot(Principal caller, Arguments arguments, Set<String> others) {
        if (caller.equals(UserId.ROOT)) {
            return;
        }
        Stream.concat(arguments.names().stream(), others.stream())
                .filter(key -> ROOT_ALONE.matcher(key).matches() || isDevice(key, arguments))
                .findFirst()
                .ifPresent(key -> {
                    throw new ApiException(ErrorKind.FORBIDDEN, "only root can set '" + key + "' config");
                });
    }

    /** A serial port of the node. */
    private static boolean isDevice(String key, Arguments arguments) {
        String written = arguments.options().raw(key);
        return VmOptions.SERIAL.member(key).isPresent() && written != null && written.startsWith("/dev/");
    }

    private static Privilege privilegeFor(String key, Options given) {
        if (VmOptions.NET.member(key).isPresent()) {
            return Privilege.VM_CONFIG_NETWORK;
        }
        for (OptionFamily<Disk> disks : VmOptions.DISKS) {
            if (disks.member(key).isPresent()) {
                boolean isCdrom =
                        given.get(disks.member(key).get()).map(Disk::isCdrom).orElse(false);
                return isCdrom ? Privilege.VM_CONFIG_CDROM : Privilege.VM_CONFIG_DISK;
            }
        }
        if (CloudInitOptions.keys().contains(key)) {
            return key.startsWith("ci") || key.equals("sshkeys")
                    ? Privilege.VM_CONFIG_CLOUDINIT
                    : Privilege.VM_CONFIG_NETWORK;
        }
        if (VmResourceOptions.NUMA_NODES.member(key).isPresent()) {
            return Privilege.VM_CONFIG_CPU;
        }
        if (DeviceRights.concern(key)) {
            return Privilege.VM_CONFIG_HARDWARE_TYPE;
        }
        boolean isSerial = VmOptions.SERIAL.member(key).isPresent();
        boolean isUnused = VmOptions.UNUSED.member(key).isPresent();
        if (isSerial || isUnused) {
            return isSerial ? Privilege.VM_CONFIG_HARDWARE_TYPE : Privilege.VM_CONFIG_DISK;
        }
        return BY_KEY.getOrDefault(key, Privilege.VM_CONFIG_OPTIONS);
    }

    /** New disks need space on their storage; existing volumes, CD images included, need to be readable there. */
    private void requireSpace(Principal caller, Arguments arguments) {
        disks(arguments.options()).forEach((key, disk) -> {
            int colon = disk.file().indexOf(':');
            if (colon > 0) {
                AccessPath storage = AccessPath.storage(disk.file().substring(0, colon));
                boolean mayRead = disk.isCdrom() && access.holds(caller, storage, Privilege.DATASTORE_AUDIT);
                if (!mayRead) {
                    access.require(caller, storage, Privilege.DATASTORE_ALLOCATE_SPACE);
                }
            }
            disk.get(Disk.IMPORT_FROM).ifPresent(source -> requireSource(caller, key, source));
        });
    }

    /** All that can name a volume: the drives of firmware and TPM too, and the old name of a CD drive. */
    private static Map<String, Disk> disks(Options options) {
        Map<String, Disk> disks = new LinkedHashMap<>(GuestVolumes.disks(options));
        options.get(VmOptions.EFI_DISK).ifPresent(efi -> disks.put(VmOptions.EFI_DISK.name(), efi.disk()));
        options.get(VmHardwareOptions.TPM_STATE)
                .ifPresent(tpm -> disks.put(VmHardwareOptions.TPM_STATE.name(), tpm.disk()));
        options.get(VmLifeOptions.CD_DRIVE)
                .ifPresent(drive -> disks.put(VmLifeOptions.CD_DRIVE.name(), drive.with(Disk.MEDIA, "cdrom")));
        return disks;
    }

    /** Foreign files are read by who may use their storage, disks of guests by who administers it. */
    private void requireSource(Principal caller, String key, String source) {
        try {
            ImportName name = ImportName.parse(source);
            AccessPath storage = AccessPath.storage(name.volume().storage());
            boolean mayRead = !name.isGuestDisk()
                    && (access.holds(caller, storage, Privilege.DATASTORE_AUDIT)
                            || access.holds(caller, storage, Privilege.DATASTORE_ALLOCATE_SPACE));
            if (!mayRead) {
                access.require(caller, storage, Privilege.DATASTORE_ALLOCATE);
            }
        } catch (InvalidValueException e) {
            throw ApiException.badParameter(key, String.valueOf(e.getMessage()));
        }
    }
}
