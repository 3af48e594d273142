// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.guest.device.EfiDisk;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.Processor;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in words what each device of a virtual machine is. */
final class DeviceWords {
    private static final String SEPARATOR = " · ";
    private static final double MIB = 1 << 20;
    private static final Map<String, String> CARDS = Map.of(
            "virtio",
            "VirtIO",
            "e1000",
            "Intel E1000",
            "e1000e",
            "Intel E1000E",
            "rtl8139",
            "Realtek RTL8139",
            "vmxnet3",
            "VMware vmxnet3");
    private static final Map<String, String> CONTROLLERS = Map.of(
            "lsi", "LSI 53C895A",
            "lsi53c810", "LSI 53C810",
            "virtio-scsi-pci", "VirtIO SCSI",
            "virtio-scsi-single", "VirtIO SCSI single",
            "megasas", "MegaRAID SAS 8708EM2",
            "pvscsi", "VMware PVSCSI");
    private static final Map<String, String> DISPLAYS = Map.of(
            "std",
            "VGA",
            "virtio",
            "VirtIO-GPU",
            "virtio-gl",
            "VirGL GPU",
            "qxl",
            "SPICE (qxl)",
            "vmware",
            "VMware",
            "cirrus",
            "Cirrus");

    private final Texts texts;
    private final Quantities quantities;

    DeviceWords(Texts texts, Quantities quantities) {
        this.texts = texts;
        this.quantities = quantities;
    }

    String memory(Options options) {
        long mebibytes = options.require(VmOptions.MEMORY);
        String size = quantities.bytes(mebibytes * MIB);
        return options.get(VmOptions.BALLOON)
                .filter(least -> least != mebibytes)
                .map(least -> size + " (" + balloon(least) + ")")
                .orElse(size);
    }

    private String balloon(long least) {
        return least == 0 ? texts.get("no balloon") : texts.get("balloon {0}", quantities.bytes(least * MIB));
    }

    String processors(Options options) {
        int sockets = (int) (long) options.require(VmOptions.SOCKETS);
        int cores = (int) (long) options.require(VmOptions.CORES);
        Processor model = options.get(VmOptions.CPU).orElse(Processor.DEFAULT);
        String flags = model.flags().isEmpty() ? "" : SEPARATOR + String.join(" ", model.flags());
        return sockets * cores + " (" + texts.get("{0} socket|{0} sockets", sockets) + ", "
                + texts.get("{0} core|{0} cores", cores) + ")" + SEPARATOR + model.model() + flags;
    }

    String firmware(Options options) {
        return options.require(VmOptions.BIOS).equals("ovmf") ? "OVMF (UEFI)" : "SeaBIOS";
    }

    String display(Options options) {
        Display display = options.get(VmOptions.VGA).orElse(Display.DEFAULT);
        String card = display.type();
        String name = DISPLAYS.getOrDefault(card, card);
        if (card.equals("none")) {
            name = texts.get("None");
        } else if (card.startsWith("serial")) {
            name = texts.get("Serial console ({0})", card);
        }
        String shown = options.has(VmOptions.VGA) ? name : texts.get("Default ({0})", name);
        return display.memory()
                .map(memory -> shown + SEPARATOR + quantities.bytes(memory * MIB))
                .orElse(shown);
    }

    String machine(Options options) {
        return options.get(VmOptions.MACHINE)
                .flatMap(Machine::kind)
                .map(type -> type.equals("pc") ? "i440fx" : type)
                .orElseGet(() -> texts.get("Default ({0})", "i440fx"));
    }

    String controller(Options options) {
        String model = options.require(VmOptions.SCSI_HARDWARE);
        String name = CONTROLLERS.getOrDefault(model, model);
        return options.has(VmOptions.SCSI_HARDWARE) ? name : texts.get("Default ({0})", name);
    }

    String disk(Disk disk) {
        if (disk.file().equals(Disk.NO_MEDIUM)) {
            return texts.get("no medium");
        }
        if (disk.file().equals(Disk.HOST_DRIVE)) {
            return texts.get("the node's own drive");
        }
        List<String> parts = new ArrayList<>(List.of(disk.isCdrom() ? fileName(disk.file()) : disk.file()));
        disk.get(Disk.SIZE).map(ByteSize::bytes).map(quantities::bytes).ifPresent(parts::add);
        List<String> extras = extras(disk);
        if (!extras.isEmpty()) {
            parts.add(String.join(", ", extras));
        }
        return String.join(SEPARATOR, parts);
    }

    private List<String> extras(Disk disk) {
        List<String> extras = new ArrayList<>();
        disk.get(Disk.CACHE).ifPresent(mode -> extras.add(texts.get("cache {0}", mode)));
        disk.get(Disk.AIO).ifPresent(extras::add);
        if (disk.get(Disk.DISCARD).orElse("").equals("on")) {
            extras.add("discard");
        }
        addIfSet(extras, disk.properties().isSet(Disk.IOTHREAD), "iothread");
        addIfSet(extras, disk.properties().isSet(Disk.SSD), "SSD");
        addIfSet(extras, disk.properties().isSet(Disk.READ_ONLY), texts.get("read only"));
        addIfSet(extras, !disk.properties().isSet(Disk.BACKUP), texts.get("no backup"));
        return extras;
    }

    private static void addIfSet(List<String> extras, boolean isSet, String word) {
        if (isSet) {
            extras.add(word);
        }
    }

    /** The last part of a volume id such as {@code local:iso/debian.iso}. */
    private static String fileName(String volume) {
        return volume.substring(Math.max(volume.lastIndexOf('/'), volume.lastIndexOf(':')) + 1);
    }

    String efiDisk(EfiDisk disk) {
        String words = disk(disk.disk());
        return disk.hasKeys() ? words + SEPARATOR + texts.get("secure boot keys") : words;
    }

    String networkCard(NetworkCard card) {
        List<String> parts = new ArrayList<>();
        parts.add(CARDS.getOrDefault(card.model(), card.model().toUpperCase(Locale.ROOT)));
        card.mac().ifPresent(mac -> parts.add(mac.toString()));
        parts.add(card.bridge().map(bridge -> texts.get("bridge {0}", bridge)).orElseGet(() -> texts.get("NAT")));
        card.settings().get(NetworkCard.TAG).ifPresent(tag -> parts.add("VLAN " + tag));
        card.settings().get(NetworkCard.RATE).ifPresent(rate -> parts.add(quantities.rate(rate * 1e6)));
        addIfSet(parts, card.settings().isSet(NetworkCard.FIREWALL), texts.get("firewall"));
        addIfSet(parts, card.settings().isSet(NetworkCard.LINK_DOWN), texts.get("disconnected"));
        return String.join(SEPARATOR, parts);
    }
}
