// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** ALT's etcnet: a directory an interface, with a file for each thing. */
final class EtcnetDialect implements NetworkDialect {
    private static final List<String> BOND_MODES =
            List.of("balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");
    private static final String DEFAULT_ROUTE = "default via ";
    private static final String HASH = "xmit_hash_policy";
    private static final String SHELL = "#!/bin/sh\n# Made by Vireo.\n";

    @Override
    public List<InterfaceSetup> read(FileSet files) {
        return names(files).stream().map(name -> readOne(files, name)).toList();
    }

    private static Set<String> names(FileSet files) {
        return files.texts().keySet().stream()
                .filter(path -> path.endsWith("/options"))
                .map(path -> path.substring(0, path.indexOf('/')))
                // etcnet keeps defaults in directories of these names.
                .filter(name -> !name.equals("default") && !name.equals("unknown"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static InterfaceSetup readOne(FileSet files, String name) {
        EtcnetOptions file = new EtcnetOptions(files.text(name + "/options"));
        Map<String, String> values = file.values();
        InterfaceKind kind = kind(name, values.getOrDefault("TYPE", "eth"));
        Map<String, String> found = new LinkedHashMap<>();
        String host = values.getOrDefault("HOST", "");
        switch (kind) {
            case BRIDGE -> found.put("bridge_ports", host);
            case BOND -> readBond(found, values, host);
            case VLAN -> {
                found.put("vlan-raw-device", host);
                found.put("vlan-id", values.getOrDefault("VID", "0"));
            }
            case ETH, ALIAS, LOOPBACK, UNKNOWN -> {}
        }
        firstLine(files.text(name + "/ipv4address")).ifPresent(address -> found.put("cidr", address));
        firstLine(files.text(name + "/ipv6address")).ifPresent(address -> found.put("cidr6", address));
        router(files.text(name + "/ipv4route")).ifPresent(router -> found.put("gateway", router));
        router(files.text(name + "/ipv6route")).ifPresent(router -> found.put("gateway6", router));
        mtu(files.text(name + "/iplink")).ifPresent(mtu -> found.put("mtu", mtu));
        if (!values.getOrDefault("ONBOOT", "yes").equals("no")) {
            found.put("autostart", "1");
        }
        if (!file.notes().isEmpty()) {
            found.put("comments", file.notes());
        }
        String method = method(kind, values.getOrDefault("BOOTPROTO", "static"), found.containsKey("cidr"));
        String method6 = found.containsKey("cidr6") ? InterfaceSetup.STATIC : "";
        InterfaceSetup setup = new InterfaceSetup(name, kind, method, method6, Options.of(found));
        return NatHooks.isMark(files.text(name + "/ifup-post")) ? setup.withNat(NatHooks.present(name)) : setup;
    }

    private static void readBond(Map<String, String> found, Map<String, String> values, String host) {
        found.put("slaves", host);
        String mode = values.getOrDefault("BONDMODE", "0");
        found.put("bond_mode", mode.matches("[0-6]") ? BOND_MODES.get(Integer.parseInt(mode)) : mode);
        for (String each : values.getOrDefault("BONDOPTIONS", "").split("\\s+")) {
            if (each.startsWith("primary=")) {
                found.put("bond-primary", each.substring("primary=".length()));
            } else if (each.startsWith(HASH + "=")) {
                found.put("bond_xmit_hash_policy", each.substring(HASH.length() + 1));
            }
        }
    }

    private static InterfaceKind kind(String name, String type) {
        if (name.equals("lo")) {
            return InterfaceKind.LOOPBACK;
        }
        return switch (type) {
            case "eth" -> InterfaceKind.ETH;
            case "bri" -> InterfaceKind.BRIDGE;
            case "bond" -> InterfaceKind.BOND;
            case "vlan" -> InterfaceKind.VLAN;
            default -> InterfaceKind.UNKNOWN;
        };
    }

    private static String method(InterfaceKind kind, String protocol, boolean hasAddress) {
        if (kind == InterfaceKind.LOOPBACK) {
            return "loopback";
        }
        if (protocol.startsWith("dhcp")) {
            return "dhcp";
        }
        return hasAddress ? InterfaceSetup.STATIC : InterfaceSetup.MANUAL;
    }

    private static Optional<String> firstLine(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+")[0])
                .findFirst();
    }

    private static Optional<String> router(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(DEFAULT_ROUTE))
                .map(line -> line.substring(DEFAULT_ROUTE.length()).split("\\s+")[0])
                .findFirst();
    }

    private static Optional<String> mtu(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("mtu "))
                .map(line -> line.substring("mtu ".length()).strip())
                .findFirst();
    }

    @Override
    public FileSet write(FileSet files, InterfaceSetup setup) {
        requirePossible(setup);
        String name = setup.name();
        EtcnetOptions file = new EtcnetOptions(files.text(name + "/options"));
        file.set("TYPE", Optional.of(type(setup.kind())));
        file.set("BOOTPROTO", Optional.of(setup.method().equals("dhcp") ? "dhcp" : "static"));
        if (setup.isAutostarted() == file.values().getOrDefault("ONBOOT", "yes").equals("no")) {
            file.set("ONBOOT", Optional.of(setup.isAutostarted() ? "yes" : "no"));
        }
        if (!setup.members().isEmpty() || file.values().containsKey("HOST")) {
            file.set("HOST", Optional.of(String.join(" ", setup.members())));
        }
        if (setup.kind() == InterfaceKind.BOND) {
            writeBond(file, setup);
        }
        if (setup.kind() == InterfaceKind.VLAN) {
            file.set("VID", setup.get(NetworkOptions.VLAN_ID).map(String::valueOf));
        }
        if (!setup.method6().isEmpty()) {
            file.set("CONFIG_IPV6", Optional.of("yes"));
        }
        file.setNotes(setup.get(NetworkOptions.COMMENTS).orElse(""));
        FileSet written = files.with(name + "/options", file.print());
        written = withAddresses(written, setup);
        written = withLine(
                written, name + "/iplink", "mtu ", setup.get(NetworkOptions.MTU).map(String::valueOf));
        return withHooks(written, setup);
    }

    private static void requirePossible(InterfaceSetup setup) {
        if (setup.options().isSet(NetworkOptions.BRIDGE_VLAN_AWARE)) {
            throw ApiException.badParameter(
                    "bridge_vlan_aware",
                    "bridges that keep VLANs apart cannot be set up by etcnet: make a VLAN and a bridge on it instead");
        }
        if (setup.kind() == InterfaceKind.ALIAS) {
            throw ApiException.badParameter("type", "etcnet has no aliases: add the address to the interface itself");
        }
    }

    private static String type(InterfaceKind kind) {
        return switch (kind) {
            case BRIDGE -> "bri";
            case BOND -> "bond";
            case VLAN -> "vlan";
            case ETH, ALIAS, LOOPBACK, UNKNOWN -> "eth";
        };
    }

    private static void writeBond(EtcnetOptions file, InterfaceSetup setup) {
        String mode = setup.get(NetworkOptions.BOND_MODE).orElse("balance-rr");
        if (!readMode(file).equals(mode)) {
            file.set("BONDMODE", Optional.of(String.valueOf(BOND_MODES.indexOf(mode))));
        }
        List<String> options = new ArrayList<>(Arrays.stream(
                        file.values().getOrDefault("BONDOPTIONS", "miimon=100").split("\\s+"))
                .filter(each -> !each.isEmpty() && !each.startsWith("primary=") && !each.startsWith(HASH + "="))
                .toList());
        setup.get(NetworkOptions.BOND_PRIMARY).ifPresent(primary -> options.add("primary=" + primary));
        setup.get(NetworkOptions.BOND_HASH).ifPresent(hash -> options.add(HASH + "=" + hash));
        file.set("BONDOPTIONS", Optional.of(String.join(" ", options)));
    }

    private static String readMode(EtcnetOptions file) {
        String mode = file.values().getOrDefault("BONDMODE", "");
        return mode.matches("[0-6]") ? BOND_MODES.get(Integer.parseInt(mode)) : mode;
    }

    private static FileSet withAddresses(FileSet files, InterfaceSetup setup) {
        String name = setup.name();
        FileSet written = withFirst(files, name + "/ipv4address", setup.get(NetworkOptions.CIDR));
        written = withFirst(written, name + "/ipv6address", setup.get(NetworkOptions.CIDR6));
        written = withLine(written, name + "/ipv4route", DEFAULT_ROUTE, setup.get(NetworkOptions.GATEWAY));
        return withLine(written, name + "/ipv6route", DEFAULT_ROUTE, setup.get(NetworkOptions.GATEWAY6));
    }

    /** The first address of a file becomes another one; further ones stay. */
    private static FileSet withFirst(FileSet files, String path, Optional<String> address) {
        if (firstLine(files.text(path)).equals(address)) {
            return files;
        }
        List<String> lines = new ArrayList<>(files.text(path).lines().toList());
        int place = 0;
        while (place < lines.size() && lines.get(place).replaceFirst("#.*", "").isBlank()) {
            place++;
        }
        if (place < lines.size()) {
            lines.remove(place);
        }
        int at = place;
        address.ifPresent(text -> lines.add(at, text));
        return withLines(files, path, lines);
    }

    private static FileSet withLine(FileSet files, String path, String start, Optional<String> value) {
        List<String> lines = new ArrayList<>(files.text(path).lines().toList());
        int place = lines.size();
        for (int at = lines.size() - 1; at >= 0; at--) {
            if (lines.get(at).strip().startsWith(start)) {
                if (value.isPresent() && lines.get(at).strip().startsWith(start + value.get())) {
                    return files;
                }
                lines.remove(at);
                place = at;
            }
        }
        int at = place;
        value.ifPresent(text -> lines.add(at, start + text));
        return withLines(files, path, lines);
    }

    private static FileSet withLines(FileSet files, String path, List<String> lines) {
        return lines.isEmpty() ? files.without(path) : files.with(path, String.join("\n", lines) + "\n");
    }

    private static FileSet withHooks(FileSet files, InterfaceSetup setup) {
        if (setup.nat().isEmpty() || setup.nat().get().isPresent()) {
            return files;
        }
        NatHooks nat = setup.nat().get();
        return files.with(setup.name() + "/ifup-post", SHELL + String.join("\n", nat.up()) + "\n")
                .with(setup.name() + "/ifdown-pre", SHELL + String.join("\n", nat.down()) + "\n");
    }

    @Override
    public FileSet remove(FileSet files, String name) {
        return files.without(name);
    }

    @Override
    public Set<String> changed(FileSet before, FileSet after) {
        Set<String> changed = new LinkedHashSet<>();
        Set<String> paths = new TreeSet<>(before.texts().keySet());
        paths.addAll(after.texts().keySet());
        for (String path : paths) {
            if (path.contains("/") && !before.text(path).equals(after.text(path))) {
                changed.add(path.substring(0, path.indexOf('/')));
            }
        }
        return changed;
    }
}
