// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.GuestWords;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of a virtual machine that are no hardware. */
public final class OptionLines extends ConfigurationLines {
    private final Texts texts;
    private final GuestWords words;

    /** Lines in the user's words. */
    public OptionLines(Texts texts) {
        this.texts = texts;
        this.words = new GuestWords(texts);
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        List<ConfigurationRow> rows = new ArrayList<>();
        rows.add(row("name", "Name", orElse(options.raw("name"), "–")));
        rows.add(row("tags", "Tags", orElse(options.raw("tags"), "–").replace(";", ", ")));
        rows.add(row("description", "Notes", firstLine(orElse(options.raw("description"), "–"))));
        rows.add(flag("onboot", "Start with the node", options, false));
        rows.add(row("startup", "Order of automatic starts", startup(options.raw("startup"))));
        rows.add(row("ostype", "System", words.systemName(orElse(options.raw("ostype"), ""))));
        rows.add(row("boot", "Boot from", bootOrder(options.raw("boot"))));
        rows.add(flag("tablet", "Pointer with absolute positions", options, true));
        rows.add(row("hotplug", "Plugging while it runs", hotplug(options.raw("hotplug"))));
        rows.add(flag("acpi", "ACPI", options, true));
        rows.add(flag("kvm", "Hardware virtualisation (KVM)", options, true));
        rows.add(flag("freeze", "Wait before booting", options, false));
        rows.add(flag("reboot", "Reboot when the guest resets itself", options, true));
        rows.add(flag("localtime", "Clock in local time", options, false));
        rows.add(row("startdate", "Clock at start", orElse(options.raw("startdate"), texts.get("the present time"))));
        rows.add(agent(options));
        rows.add(flag("protection", "Protected from removal", options, false));
        rows.add(row("hookscript", "Hook script", orElse(options.raw("hookscript"), "–")));
        rows.add(row(
                "vmstatestorage",
                "Storage for memory",
                orElse(options.raw("vmstatestorage"), texts.get("chosen by the node"))));
        rows.add(row("smbios1", "SMBIOS fields", orElse(options.raw("smbios1"), "–")));
        rows.add(row("vmgenid", "Generation id", orElse(options.raw("vmgenid"), "–")));
        return rows;
    }

    @Override
    protected String removed() {
        return texts.get("removed");
    }

    private ConfigurationRow agent(Options options) {
        String written = orElse(options.raw("agent"), "");
        boolean isOn = written.matches("(enabled=)?(1|on|yes|true)(,.*)?");
        return row("agent", "Channel to the guest agent", yesOrNo(isOn));
    }

    private ConfigurationRow flag(String key, String title, Options options, boolean byDefault) {
        String written = options.raw(key);
        boolean isSet = written == null ? byDefault : written.matches("1|on|yes|true");
        return row(key, title, yesOrNo(isSet));
    }

    private ConfigurationRow row(String key, String title, String value) {
        return ConfigurationRow.of(key, texts.get(title), value);
    }

    private String yesOrNo(boolean isSet) {
        return isSet ? texts.get("yes") : texts.get("no");
    }

    private String startup(@Nullable String written) {
        if (written == null) {
            return texts.get("any");
        }
        return written.replace("order=", "").replace(",", ", ");
    }

    private String bootOrder(@Nullable String written) {
        if (written == null) {
            return texts.get("the first disk");
        }
        String devices = written.replace("order=", "").replace(";", ", ");
        return devices.isEmpty() ? texts.get("nothing") : devices;
    }

    private static String firstLine(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.length() < text.length() ? first + " …" : first;
    }

    private String hotplug(@Nullable String written) {
        if (written == null || written.equals("1")) {
            return pluggable("disk,network,usb");
        }
        return written.equals("0") ? texts.get("nothing") : pluggable(written);
    }

    private String pluggable(String kinds) {
        return Arrays.stream(kinds.split(",", -1))
                .map(kind -> switch (kind) {
                    case "disk" -> texts.get("Disks");
                    case "network" -> texts.get("Network cards");
                    case "memory" -> texts.get("Memory");
                    case "cpu" -> texts.get("Processors");
                    case "cloudinit" -> texts.get("Cloud-init");
                    default -> kind.toUpperCase(Locale.ROOT);
                })
                .collect(Collectors.joining(", "));
    }

    private static String orElse(@Nullable String written, String otherwise) {
        return written == null ? otherwise : written;
    }
}
