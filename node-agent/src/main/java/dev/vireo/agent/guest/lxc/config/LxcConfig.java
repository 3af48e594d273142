// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.agent.host.VethDevices;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * LXC's configuration of a container: a function of the container's own configuration and the node. Everything is decided
 * here; LXC does it.
 */
public final class LxcConfig {
    private static final int DEFAULT_TERMINALS = 2;

    private LxcConfig() {}

    /**
     * The text of the configuration.
     *
     * @throws InvalidValueException naming the key that this node can't do, and what would be right
     */
    public static String of(LxcPlan plan) {
        LxcText text = new LxcText();
        writeDefaults(plan, text);
        writeSystem(plan, text);
        LxcConfinement.write(plan, text);
        LxcLimits.write(plan, text);
        text.set("lxc.rootfs.path", "dir:" + plan.root());
        writeMounts(plan, text);
        plan.devices().forEach(device -> writeDevice(plan.host(), device, text));
        writeCards(plan, text);
        plan.raw().forEach(line -> writeRaw(line, text));
        return text.toString();
    }

    /** What LXC's package says comes first: later lines add to it, or replace it. */
    private static void writeDefaults(LxcPlan plan, LxcText text) {
        Path defaults = plan.host().defaults();
        text.set("lxc.include", defaults.resolve("common.conf").toString());
        if (LxcConfinement.isUnprivileged(plan.options())) {
            text.set("lxc.include", defaults.resolve("userns.conf").toString());
        }
    }

    private static void writeSystem(LxcPlan plan, LxcText text) {
        Options options = plan.options();
        text.set("lxc.uts.name", hostName(plan));
        writeArchitecture(plan, text);
        text.set("lxc.tty.max", options.get(CtSystemOptions.TERMINALS).orElse((long) DEFAULT_TERMINALS));
        if (!options.isSet(CtSystemOptions.CONSOLE)) {
            text.set("lxc.console.path", "none");
        }
        text.set("lxc.environment", "TERM=linux");
        options.get(CtSystemOptions.ENVIRONMENT)
                .ifPresent(all -> all.forEach(variable -> text.set("lxc.environment", variable)));
        if (options.has(CtSystemOptions.ENTRY_POINT)) {
            text.set("lxc.init.cmd", options.require(CtSystemOptions.ENTRY_POINT));
        }
    }

    /** The name without a domain: what follows the first dot is the system's own business. */
    private static String hostName(LxcPlan plan) {
        return plan.options()
                .get(CtSystemOptions.HOST_NAME)
                .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
                .orElse("CT" + plan.vmid());
    }

    private static void writeArchitecture(LxcPlan plan, LxcText text) {
        String architecture = plan.options().require(CtSystemOptions.ARCHITECTURE);
        if (!plan.host().architectures().contains(architecture)) {
            throw new InvalidValueException("arch: this node does not run programs of " + architecture + "; it runs "
                    + String.join(
                            ", ", plan.host().architectures().stream().sorted().toList()));
        }
        if (!architecture.startsWith("riscv")) {
            // LXC knows no word for it; without one the container has the node's.
            text.set("lxc.arch", architecture);
        }
    }

    /** Those further up come first: they would hide the others. */
    private static void writeMounts(LxcPlan plan, LxcText text) {
        List<LxcPlan.Mount> sorted = new ArrayList<>(plan.mounts());
        sorted.sort(Comparator.comparing(mount -> Path.of(mount.inside()).normalize()));
        for (LxcPlan.Mount mount : sorted) {
            List<String> options = new ArrayList<>(List.of("bind"));
            options.addAll(mount.options());
            options.add("create=dir");
            text.bind(mount.source(), mount.inside(), options);
        }
    }

    private static void writeDevice(LxcHost host, LxcPlan.Device device, LxcText text) {
        String rights = device.isReadOnly() ? "r" : "rw";
        text.bind(device.file(), device.inside(), List.of("bind", "create=file"));
        text.set(
                host.isUnified() ? "lxc.cgroup2.devices.allow" : "lxc.cgroup.devices.allow",
                (device.isBlock() ? "b " : "c ") + device.major() + ":" + device.minor() + " " + rights);
    }

    private static void writeCards(LxcPlan plan, LxcText text) {
        Map<Integer, ContainerCard> cards = new TreeMap<>(plan.options().family(CtOptions.NET));
        if (cards.isEmpty()) {
            // Without a line of its own LXC would give it the node's network.
            text.set("lxc.net.0.type", "empty");
        }
        cards.forEach((index, card) -> {
            String name = Optional.ofNullable(plan.cards().get(index))
                    .orElseThrow(() -> new IllegalArgumentException("net" + index + " has no name on the node"));
            text.append(cardLines(index, name, card.name()));
            if (card.isSet(ContainerCard.HOST_MANAGED)) {
                writeAddresses(index, card, text);
            }
        });
    }

    private static void writeAddresses(int index, ContainerCard card, LxcText text) {
        for (String written : List.of(
                card.get(ContainerCard.ADDRESS).orElse(ContainerCard.MANUAL),
                card.get(ContainerCard.ADDRESS_6).orElse(ContainerCard.MANUAL))) {
            if (written.equals(ContainerCard.DHCP)) {
                throw new InvalidValueException("net" + index + ": the node asks no DHCP server for a container; give"
                        + " an address, or leave host-managed out");
            }
        }
        String key = "lxc.net." + index + ".";
        text.set(key + "flags", "up");
        card.fixedAddress().ifPresent(address -> text.set(key + "ipv4.address", address));
        card.get(ContainerCard.GATEWAY).ifPresent(gateway -> text.set(key + "ipv4.gateway", gateway));
        card.fixedAddress6().ifPresent(address -> text.set(key + "ipv6.address", address));
        card.get(ContainerCard.GATEWAY_6).ifPresent(gateway -> text.set(key + "ipv6.gateway", gateway));
    }

    /** A line for LXC itself, written with a colon or an equals sign. Others are somebody else's. */
    private static void writeRaw(String line, LxcText text) {
        String[] parts = line.split("\\s*[:=]\\s*", 2);
        if (parts.length == 2 && parts[0].matches("lxc\\.[a-z0-9_.]+")) {
            text.set(parts[0], parts[1].strip());
        }
    }

    /**
     * What takes a card into the container. Addresses that the node itself sets may follow, with the same number.
     *
     * @param name name of the node's end
     */
    public static String cardLines(int index, String name, String inside) {
        String key = "lxc.net." + index + ".";
        return key + "type = phys\n" + key + "link = " + VethDevices.peerOf(name) + "\n" + key + "name = " + inside
                + "\n";
    }
}
