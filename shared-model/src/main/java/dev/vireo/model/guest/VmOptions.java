// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.dnsName;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.guest.device.BootOrder;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.guest.device.EfiDisk;
import dev.vireo.model.guest.device.GuestAgent;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.Processor;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.OptionSet;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/**
 * The keys of a virtual machine's configuration: those that every machine has, and the lists of all. The others are in
 * {@link VmResourceOptions}, {@link VmHardwareOptions}, {@link VmLifeOptions} and {@link CloudInitOptions}.
 */
public final class VmOptions {
    /** Name of the guest. */
    public static final Option<String> NAME =
            optional("name", dnsName(), "Name of the guest, a host name").withEffect(Effect.NOW);
    /** Notes; in the file they are its first lines. */
    public static final Option<String> DESCRIPTION =
            optional("description", text(8192), "Notes").withEffect(Effect.NOW);
    /** Tags, separated by semicolons. */
    public static final Option<String> TAGS = optional(
                    "tags",
                    text(
                            "([A-Za-z0-9_][A-Za-z0-9_.+-]*([;, ][A-Za-z0-9_][A-Za-z0-9_.+-]*)*)?",
                            "tags of letters, digits and _ . + -, separated by semicolons,"),
                    "Tags")
            .withEffect(Effect.NOW);
    /** Whether it starts with the node. */
    public static final Option<Boolean> ON_BOOT =
            optional("onboot", flag(), "Start with the node").withDefault(false).withEffect(Effect.NOW);
    /** Place in the order of starts: {@code order=1,up=30,down=60}. */
    public static final Option<String> STARTUP = optional(
                    "startup",
                    text("(order=)?\\d+(,up=\\d+)?(,down=\\d+)?|up=\\d+(,down=\\d+)?|down=\\d+", "order=N,up=S,down=S"),
                    "Order and delays of automatic starts")
            .withEffect(Effect.NOW);
    /** Whether the guest and its disks are protected from removal. */
    public static final Option<Boolean> PROTECTION = optional("protection", flag(), "Protect from removal")
            .withDefault(false)
            .withEffect(Effect.NOW);
    /** Kind of operating system. */
    public static final Option<String> OS_TYPE = optional(
                    "ostype",
                    choice(
                            "other", "wxp", "w2k", "w2k3", "w2k8", "wvista", "win7", "win8", "win10", "win11", "l24",
                            "l26", "solaris"),
                    "Kind of operating system")
            .withDefault("other");
    /** Memory in MiB. */
    public static final Option<Long> MEMORY =
            optional("memory", MemorySize.TYPE, "Memory in MiB").withDefault(512L);
    /** Least memory in MiB that ballooning leaves; 0 has no balloon. */
    public static final Option<Long> BALLOON =
            optional("balloon", integer(0), "Least memory in MiB left by ballooning; 0 switches it off");
    /** Processor sockets. */
    public static final Option<Long> SOCKETS =
            optional("sockets", integer(1), "Processor sockets").withDefault(1L);
    /** Cores in each socket. */
    public static final Option<Long> CORES =
            optional("cores", integer(1), "Cores a socket").withDefault(1L);
    /** Processors at start. */
    public static final Option<Long> VCPUS = optional("vcpus", integer(1), "Processors plugged at start");
    /** Processor model. */
    public static final Option<Processor> CPU = optional("cpu", Processor.TYPE, "Processor model");
    /** Whether hardware virtualisation is used. */
    public static final Option<Boolean> KVM =
            optional("kvm", flag(), "Use hardware virtualisation").withDefault(true);
    /** Board. */
    public static final Option<Machine> MACHINE = optional("machine", Machine.TYPE, "Machine type");
    /** Firmware. */
    public static final Option<String> BIOS =
            optional("bios", choice("seabios", "ovmf"), "Firmware").withDefault("seabios");
    /** Whether the machine has ACPI. */
    public static final Option<Boolean> ACPI = optional("acpi", flag(), "ACPI").withDefault(true);
    /** Whether the clock shows local time. */
    public static final Option<Boolean> LOCAL_TIME = optional("localtime", flag(), "Clock in local time");
    /** Whether a reset reboots. */
    public static final Option<Boolean> REBOOT =
            optional("reboot", flag(), "Reboot when the guest resets itself").withDefault(true);
    /** Whether the pointer is a tablet, so that it needs no grabbing. */
    public static final Option<Boolean> TABLET =
            optional("tablet", flag(), "Pointer with absolute positions").withDefault(true);
    /** Model of the SCSI controller. */
    public static final Option<String> SCSI_HARDWARE = optional(
                    "scsihw",
                    choice("lsi", "lsi53c810", "virtio-scsi-pci", "virtio-scsi-single", "megasas", "pvscsi"),
                    "Model of the SCSI controller")
            .withDefault("lsi");
    /** What to boot from. */
    public static final Option<BootOrder> BOOT = optional("boot", BootOrder.TYPE, "Devices to boot from");
    /** Channel to the guest agent. */
    public static final Option<GuestAgent> AGENT = optional("agent", GuestAgent.TYPE, "Channel to the guest agent");
    /** Graphics card. */
    public static final Option<Display> VGA = optional("vga", Display.TYPE, "Graphics card");
    /** Identity shown by the firmware. */
    public static final Option<String> SMBIOS = optional(
            "smbios1", text("[A-Za-z0-9+/=,_. -]{1,512}", "key=value pairs such as uuid=…", 512), "SMBIOS fields");
    /** Identity that changes when the guest is rolled back or cloned. */
    public static final Option<String> VM_GENERATION_ID = optional(
            "vmgenid",
            text("(?:[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}|[01])", "a UUID, 0 or 1"),
            "Generation id");
    /** Where UEFI firmware keeps its variables. */
    public static final Option<EfiDisk> EFI_DISK = optional("efidisk0", EfiDisk.TYPE, "Disk of UEFI variables");
    /** Disks on the SCSI bus. */
    public static final OptionFamily<Disk> SCSI = disks("scsi", 30);
    /** VirtIO block disks. */
    public static final OptionFamily<Disk> VIRTIO = disks("virtio", 15);
    /** Disks and CD drives on IDE. */
    public static final OptionFamily<Disk> IDE = disks("ide", 3);
    /** Disks and CD drives on SATA. */
    public static final OptionFamily<Disk> SATA = disks("sata", 5);
    /** Network cards. */
    public static final OptionFamily<NetworkCard> NET =
            OptionFamily.of(optional("net", NetworkCard.TYPE, "Network card"), 31);
    /** Serial ports. */
    public static final OptionFamily<String> SERIAL = OptionFamily.of(
            optional(
                    "serial",
                    text("/dev/(?!.*[.][.])[A-Za-z0-9/_.-]{1,100}|socket", "socket or a device of the node"),
                    "Serial port"),
            3);
    /** Volumes that belong to the guest and are not attached. */
    public static final OptionFamily<VolumeId> UNUSED = OptionFamily.of(
            optional("unused", ValueTypes.volume(), "Detached disk").withEffect(Effect.NOW), 255);

    /** Every kind of disk, in the order in which they are shown. */
    public static final List<OptionFamily<Disk>> DISKS = List.of(IDE, SATA, SCSI, VIRTIO);

    private static final List<Option<?>> BASE = List.of(
            NAME,
            DESCRIPTION,
            TAGS,
            ON_BOOT,
            STARTUP,
            PROTECTION,
            OS_TYPE,
            MEMORY,
            BALLOON,
            SOCKETS,
            CORES,
            VCPUS,
            CPU,
            KVM,
            MACHINE,
            BIOS,
            ACPI,
            LOCAL_TIME,
            REBOOT,
            TABLET,
            SCSI_HARDWARE,
            BOOT,
            AGENT,
            VGA,
            SMBIOS,
            VM_GENERATION_ID,
            EFI_DISK);
    /** Keys that clients set, without the families. */
    public static final List<Option<?>> PLAIN = join(List.of(
            BASE, VmResourceOptions.PLAIN, VmHardwareOptions.PLAIN, VmLifeOptions.PLAIN, CloudInitOptions.PLAIN));
    /** Families that clients set. */
    public static final List<OptionFamily<?>> FAMILIES = join(List.of(
            List.of(SCSI, VIRTIO, IDE, SATA, NET, SERIAL),
            VmResourceOptions.FAMILIES,
            VmHardwareOptions.FAMILIES,
            CloudInitOptions.FAMILIES));
    /** Every option that clients set. */
    public static final OptionSet SETTABLE = new OptionSet(PLAIN, FAMILIES);

    /** What holds the guest just now, such as {@code create}; only tasks write it. */
    public static final Option<String> LOCK = optional(
                    "lock",
                    choice(
                            "backup",
                            "clone",
                            "create",
                            "migrate",
                            "rollback",
                            "snapshot",
                            "snapshot-delete",
                            "suspending",
                            "suspended"),
                    "Lock")
            .withEffect(Effect.NOW);
    /** How it was made. */
    public static final Option<String> META = optional("meta", text(), "How and when it was made");
    /** Whether it is a template. */
    public static final Option<Boolean> TEMPLATE =
            optional("template", flag(), "Template").withDefault(false);

    private VmOptions() {}

    private static <T> List<T> join(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private static OptionFamily<Disk> disks(String bus, int last) {
        return OptionFamily.of(optional(bus, Disk.typeOn(bus), "Disk or CD drive"), last);
    }
}
