// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.EfiDisk;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hardware of a virtual machine. */
public final class HardwareLines extends ConfigurationLines {
    /** Devices of other servers' configurations that are shown as they are written. */
    private static final Pattern OTHER =
            Pattern.compile("(hostpci|usb|parallel|tpmstate|rng|audio|virtiofs|serial|unused|watchdog)([0-9]*)");

    private final Texts texts;
    private final DeviceWords words;

    /** Lines in the user's words. */
    public HardwareLines(Texts texts, Quantities quantities) {
        this.texts = texts;
        this.words = new DeviceWords(texts, quantities);
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        List<ConfigurationRow> rows = new ArrayList<>();
        rows.add(row("memory", texts.get("Memory"), options, () -> words.memory(options))
                .withKeys("memory", "balloon", "shares", "allow-ksm"));
        rows.add(row("cores", texts.get("Processors"), options, () -> words.processors(options))
                .withKeys("cores", "sockets", "cpu", "vcpus", "cpulimit", "cpuunits", "affinity", "numa"));
        rows.add(row("bios", texts.get("Firmware"), options, () -> words.firmware(options)));
        rows.add(row("vga", texts.get("Display"), options, () -> words.display(options)));
        rows.add(row("machine", texts.get("Machine"), options, () -> words.machine(options)));
        rows.add(row("scsihw", texts.get("SCSI controller"), options, () -> words.controller(options)));
        for (OptionFamily<Disk> bus : VmOptions.DISKS) {
            addFamily(rows, bus, options, text -> disk(bus, text), this::diskTitle);
        }
        String efi = options.raw("efidisk0");
        if (efi != null) {
            rows.add(row("efidisk0", texts.get("EFI disk"), options, () -> words.efiDisk(EfiDisk.TYPE.parse(efi))));
        }
        addFamily(
                rows,
                VmOptions.NET,
                options,
                text -> words.networkCard(NetworkCard.TYPE.parse(text)),
                (key, text) -> texts.get("Network card ({0})", key));
        addOthers(rows, options);
        return rows;
    }

    @Override
    protected String removed() {
        return texts.get("removed");
    }

    private String disk(OptionFamily<Disk> bus, String text) {
        return words.disk(bus.model().type().parse(text));
    }

    private String diskTitle(String key, String text) {
        if (Drives.isCloudInit(text)) {
            return texts.get("Cloud-init drive ({0})", key);
        }
        return Drives.isCdrom(text) ? texts.get("CD drive ({0})", key) : texts.get("Hard disk ({0})", key);
    }

    private <T> void addFamily(
            List<ConfigurationRow> rows,
            OptionFamily<T> family,
            Options options,
            Function<String, String> value,
            BinaryOperator<String> title) {
        options.keys().stream()
                .filter(key -> family.indexOf(key).isPresent())
                .sorted(Comparator.comparing(key -> family.indexOf(key).orElse(0)))
                .forEach(key -> {
                    String text = String.valueOf(options.raw(key));
                    rows.add(row(key, title.apply(key, text), options, () -> value.apply(text)));
                });
    }

    private void addOthers(List<ConfigurationRow> rows, Options options) {
        for (String key : options.keys()) {
            Matcher device = OTHER.matcher(key);
            if (device.matches()) {
                rows.add(ConfigurationRow.of(key, otherTitle(device.group(1), key), String.valueOf(options.raw(key))));
            }
        }
    }

    private String otherTitle(String kind, String key) {
        return switch (kind) {
            case "hostpci" -> texts.get("PCI device ({0})", key);
            case "usb" -> texts.get("USB device ({0})", key);
            case "serial" -> texts.get("Serial port ({0})", key);
            case "tpmstate" -> texts.get("TPM");
            case "audio" -> texts.get("Sound card");
            case "rng" -> texts.get("Random numbers");
            case "watchdog" -> texts.get("Watchdog");
            case "virtiofs" -> texts.get("Shared directory ({0})", key);
            case "unused" -> texts.get("Detached disk ({0})", key);
            default -> key;
        };
    }

    /** What a server wrote that this version does not understand is shown as it is. */
    private static ConfigurationRow row(String key, String title, Options options, Supplier<String> value) {
        String text;
        try {
            text = value.get();
        } catch (InvalidValueException e) {
            text = String.valueOf(options.raw(key));
        }
        return ConfigurationRow.of(key, title, text);
    }
}
