// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import java.util.Map;

/** Says in words how a guest stands. */
public final class GuestWords {
    private static final Map<String, String> SYSTEMS = Map.ofEntries(
            Map.entry("l26", "Linux"),
            Map.entry("l24", "Linux 2.4"),
            Map.entry("win11", "Windows 11, 2022, 2025"),
            Map.entry("win10", "Windows 10, 2016, 2019"),
            Map.entry("win8", "Windows 8, 2012"),
            Map.entry("win7", "Windows 7, 2008 R2"),
            Map.entry("wvista", "Windows Vista, 2008"),
            Map.entry("w2k8", "Windows 2008"),
            Map.entry("w2k3", "Windows 2003"),
            Map.entry("w2k", "Windows 2000"),
            Map.entry("wxp", "Windows XP"),
            Map.entry("solaris", "Solaris"),
            Map.entry("debian", "Debian"),
            Map.entry("devuan", "Devuan"),
            Map.entry("ubuntu", "Ubuntu"),
            Map.entry("centos", "CentOS"),
            Map.entry("fedora", "Fedora"),
            Map.entry("opensuse", "openSUSE"),
            Map.entry("archlinux", "Arch Linux"),
            Map.entry("alpine", "Alpine"),
            Map.entry("gentoo", "Gentoo"),
            Map.entry("nixos", "NixOS"),
            Map.entry("unmanaged", Texts.text("left as it is")),
            Map.entry("other", Texts.text("Other")));

    private final Texts texts;

    /** Words of that language. */
    public GuestWords(Texts texts) {
        this.texts = texts;
    }

    String state(GuestItem guest) {
        String word = switch (guest.status()) {
            case RUNNING -> texts.get("running");
            case PAUSED -> texts.get("paused");
            case STOPPED -> texts.get("stopped");
            case ONLINE, AVAILABLE -> texts.get("online");
            case OFFLINE -> texts.get("offline");
            case UNKNOWN -> texts.get("unknown");
        };
        String lock = guest.lockProperty().get();
        return lock == null ? word : word + " · " + texts.get("locked by {0}", lock);
    }

    String system(GuestDetails details) {
        return details.isRead() ? systemName(details.written("ostype")) : "";
    }

    /** Name of an operating system by the configuration's word; empty for the default. */
    public String systemName(String word) {
        String name = SYSTEMS.getOrDefault(word.isEmpty() ? "other" : word, word);
        return texts.get(name);
    }

    String machine(GuestDetails details) {
        VmStatus status = details.machine();
        String running = status == null ? null : status.runningMachine();
        return running == null ? details.written("machine") : running;
    }

    String qemu(GuestDetails details) {
        VmStatus status = details.machine();
        String version = status == null ? null : status.runningQemu();
        return version == null ? "" : version;
    }

    /** How far a container's root is the node's. */
    String privilege(GuestDetails details) {
        if (!details.isRead()) {
            return "";
        }
        return details.written("unprivileged").equals("1") ? texts.get("unprivileged") : texts.get("privileged");
    }

    /** Swap of a container, in use and at most. */
    String swap(GuestDetails details, Quantities quantities) {
        CtStatus status = details.container();
        Long most = status == null ? null : status.maxswap();
        if (status == null || most == null || most == 0) {
            return "";
        }
        Long used = status.swap();
        return quantities.bytesOf(used == null ? 0.0 : used.doubleValue(), most.doubleValue());
    }

    String agent(GuestDetails details) {
        if (!details.isRead()) {
            return "";
        }
        String written = details.written("agent");
        boolean isOn = written.matches("(enabled=)?(1|on|yes|true)(,.*)?");
        return isOn ? texts.get("channel is there") : texts.get("off");
    }

    String highAvailability(GuestDetails details) {
        return details.isManaged() ? texts.get("managed") : "";
    }
}
