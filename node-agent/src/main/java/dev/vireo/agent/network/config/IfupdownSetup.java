// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the stanzas of an interface mean, and stanzas that mean what is wanted. */
final class IfupdownSetup {
    private static final String IPV4 = "inet";
    private static final String IPV6 = "inet6";
    private static final String PORTS = "bridge-ports";
    private static final String BOND_SLAVES = "bond-slaves";
    private static final String RAW_DEVICE = "vlan-raw-device";
    private static final String ADDRESS = "address";
    private static final String NETMASK = "netmask";
    private static final String NONE = "none";

    /** Options of which both sides write the same value, by what the file calls them. */
    private static final Map<String, Option<?>> PLAIN = plain();

    private IfupdownSetup() {}

    private static Map<String, Option<?>> plain() {
        Map<String, Option<?>> plain = new LinkedHashMap<>();
        plain.put("bridge-vids", NetworkOptions.BRIDGE_VIDS);
        plain.put("bond-mode", NetworkOptions.BOND_MODE);
        plain.put("bond-primary", NetworkOptions.BOND_PRIMARY);
        plain.put("bond-xmit-hash-policy", NetworkOptions.BOND_HASH);
        plain.put("vlan-id", NetworkOptions.VLAN_ID);
        plain.put("mtu", NetworkOptions.MTU);
        return plain;
    }

    static InterfaceSetup read(String name, List<IfupdownStanza> stanzas, boolean isStarted) {
        Map<String, String> found = new LinkedHashMap<>();
        for (IfupdownStanza stanza : stanzas) {
            addLink(found, name, stanza.options());
        }
        // Further stanzas of a family add addresses: they are left alone.
        Optional<IfupdownStanza> first = find(stanzas, IPV4);
        Optional<IfupdownStanza> second = find(stanzas, IPV6);
        first.ifPresent(stanza -> addFamily(found, stanza, false));
        second.ifPresent(stanza -> addFamily(found, stanza, true));
        String method = first.map(IfupdownStanza::method).orElse("");
        String method6 = second.map(IfupdownStanza::method).orElse("");
        if (isStarted) {
            found.put("autostart", "1");
        }
        InterfaceSetup setup = new InterfaceSetup(name, kind(name, method, found), method, method6, Options.of(found));
        return hasNat(stanzas) ? setup.withNat(NatHooks.present(name)) : setup;
    }

    private static boolean hasNat(List<IfupdownStanza> stanzas) {
        return stanzas.stream()
                .flatMap(stanza -> stanza.all("post-up").stream())
                .anyMatch(NatHooks::isMark);
    }

    private static void addFamily(Map<String, String> found, IfupdownStanza stanza, boolean isV6) {
        addAddresses(found, stanza.options(), isV6);
        if (!stanza.notes().isEmpty()) {
            found.put(isV6 ? "comments6" : "comments", stanza.notes());
        }
    }

    private static void addAddresses(Map<String, String> found, Map<String, String> options, boolean isV6) {
        String address = options.getOrDefault(ADDRESS, "");
        String mask = options.getOrDefault(NETMASK, "");
        if (!address.isEmpty() && !address.contains("/")) {
            int length = isV6 ? (mask.matches("[0-9]+") ? Integer.parseInt(mask) : 64) : Ipv4Network.lengthOf(mask);
            address = address + "/" + (length < 0 ? 24 : length);
        }
        if (!address.isEmpty()) {
            found.putIfAbsent(isV6 ? "cidr6" : "cidr", address);
        }
        if (options.containsKey("gateway")) {
            found.putIfAbsent(isV6 ? "gateway6" : "gateway", String.valueOf(options.get("gateway")));
        }
    }

    private static void addLink(Map<String, String> found, String name, Map<String, String> options) {
        PLAIN.forEach((key, option) -> {
            if (options.containsKey(key)) {
                found.putIfAbsent(option.name(), String.valueOf(options.get(key)));
            }
        });
        if (options.containsKey(PORTS)) {
            String ports = String.valueOf(options.get(PORTS));
            found.put("bridge_ports", ports.equals(NONE) ? "" : ports);
        }
        String vlans = options.getOrDefault("bridge-vlan-aware", "no");
        if (vlans.equals("yes") || vlans.equals("1") || vlans.equals("on")) {
            found.put("bridge_vlan_aware", "1");
        }
        String slaves = options.getOrDefault(BOND_SLAVES, options.getOrDefault("slaves", ""));
        if (!slaves.isEmpty()) {
            found.put("slaves", slaves.equals(NONE) ? "" : slaves);
        }
        String raw = options.getOrDefault(
                RAW_DEVICE, name.matches(".+\\.[0-9]+") ? name.replaceFirst("\\.[0-9]+$", "") : "");
        if (!raw.isEmpty()) {
            found.put(RAW_DEVICE, raw);
            String number = name.replaceFirst("^.*?([0-9]+)$", "$1");
            found.putIfAbsent("vlan-id", number);
        }
    }

    private static InterfaceKind kind(String name, String method, Map<String, String> found) {
        if (method.equals("loopback")) {
            return InterfaceKind.LOOPBACK;
        }
        if (found.containsKey("bridge_ports")) {
            return InterfaceKind.BRIDGE;
        }
        if (found.containsKey("slaves") || found.containsKey("bond_mode")) {
            return InterfaceKind.BOND;
        }
        if (found.containsKey(RAW_DEVICE)) {
            return InterfaceKind.VLAN;
        }
        if (name.contains(":")) {
            return InterfaceKind.ALIAS;
        }
        return name.matches("(eth|en|em|wl|ib|usb|veth|ens|eno|enp|enx).*") ? InterfaceKind.ETH : InterfaceKind.UNKNOWN;
    }

    /** The stanzas that set an interface up so, made from those that are there. */
    static List<IfupdownStanza> write(InterfaceSetup setup, List<IfupdownStanza> before) {
        List<IfupdownStanza> after = new ArrayList<>(before);
        boolean needsV6 = !setup.method6().isEmpty();
        IfupdownStanza first = find(after, IPV4).orElse(null);
        if (first == null && (!setup.method().isEmpty() || !needsV6)) {
            first = IfupdownStanza.create(setup.name(), IPV4, setup.method().isEmpty() ? "manual" : setup.method());
            after.add(0, first);
        }
        if (first != null) {
            first.setMethod(setup.method().isEmpty() ? InterfaceSetup.MANUAL : setup.method());
            setAddresses(first, setup.get(NetworkOptions.CIDR), setup.get(NetworkOptions.GATEWAY));
            first.setNotes(setup.get(NetworkOptions.COMMENTS).orElse(""));
        }
        IfupdownStanza second = find(after, IPV6).orElse(null);
        if (second == null && needsV6) {
            second = IfupdownStanza.create(setup.name(), IPV6, setup.method6());
            after.add(second);
        } else if (second != null && !needsV6) {
            after.remove(second);
            second = null;
        }
        if (second != null) {
            second.setMethod(setup.method6());
            setAddresses(second, setup.get(NetworkOptions.CIDR6), setup.get(NetworkOptions.GATEWAY6));
            second.setNotes(setup.get(NetworkOptions.COMMENTS6).orElse(""));
        }
        setLink(after, setup);
        return after;
    }

    private static Optional<IfupdownStanza> find(List<IfupdownStanza> stanzas, String family) {
        return stanzas.stream().filter(stanza -> stanza.family().equals(family)).findFirst();
    }

    /** An address written the old way, with a mask beside, stays so while it is the same. */
    private static void setAddresses(IfupdownStanza stanza, Optional<String> cidr, Optional<String> gateway) {
        Map<String, String> found = new LinkedHashMap<>();
        addAddresses(found, stanza.options(), stanza.family().equals(IPV6));
        String present = found.values().stream()
                .filter(value -> value.contains("/"))
                .findFirst()
                .orElse("");
        if (!present.equals(cidr.orElse(""))) {
            stanza.set(ADDRESS, cidr);
            stanza.set(NETMASK, Optional.empty());
        }
        stanza.set("gateway", gateway);
    }

    private static void setLink(List<IfupdownStanza> stanzas, InterfaceSetup setup) {
        if (setup.kind() == InterfaceKind.BRIDGE) {
            setBridge(stanzas, setup);
        }
        if (setup.kind() == InterfaceKind.BOND) {
            IfupdownStanza place = holder(stanzas, "slaves");
            String key = place.options().containsKey("slaves") ? "slaves" : BOND_SLAVES;
            String slaves = String.join(" ", setup.members());
            holder(stanzas, key).set(key, Optional.of(slaves.isEmpty() ? NONE : slaves));
            if (!holder(stanzas, "bond-miimon").options().containsKey("bond-miimon")) {
                stanzas.get(0).set("bond-miimon", Optional.of("100"));
            }
        }
        boolean nameTells = setup.name().contains(".");
        if (setup.kind() == InterfaceKind.VLAN && !nameTells) {
            holder(stanzas, RAW_DEVICE).set(RAW_DEVICE, setup.get(NetworkOptions.VLAN_DEVICE));
        }
        PLAIN.forEach((key, option) -> {
            boolean isToldByName = option.equals(NetworkOptions.VLAN_ID)
                    && (nameTells || setup.name().matches("vlan[0-9]+"));
            if (!isToldByName) {
                holder(stanzas, key)
                        .set(key, Optional.ofNullable(setup.options().raw(option.name())));
            }
        });
        setup.nat().ifPresent(nat -> addHooks(stanzas.get(0), nat));
    }

    private static void setBridge(List<IfupdownStanza> stanzas, InterfaceSetup setup) {
        IfupdownStanza place = holder(stanzas, PORTS);
        boolean isNew = !place.options().containsKey(PORTS);
        String ports = String.join(" ", setup.members());
        place.set(PORTS, Optional.of(ports.isEmpty() ? NONE : ports));
        if (isNew) {
            place.set("bridge-stp", Optional.of("off"));
            place.set("bridge-fd", Optional.of("0"));
        }
        IfupdownStanza aware = holder(stanzas, "bridge-vlan-aware");
        boolean isAware = setup.options().isSet(NetworkOptions.BRIDGE_VLAN_AWARE);
        if (isAware || aware.options().containsKey("bridge-vlan-aware")) {
            aware.set("bridge-vlan-aware", isAware ? Optional.of("yes") : Optional.empty());
        }
    }

    /** The stanza that has the option, or else the first: options of the link stand in any of them. */
    private static IfupdownStanza holder(List<IfupdownStanza> stanzas, String key) {
        return stanzas.stream()
                .filter(stanza -> stanza.options().containsKey(key))
                .findFirst()
                .orElse(stanzas.get(0));
    }

    private static void addHooks(IfupdownStanza stanza, NatHooks nat) {
        if (!nat.isPresent() && stanza.all("post-up").stream().noneMatch(NatHooks::isMark)) {
            nat.up().forEach(command -> stanza.add("post-up", command));
            nat.down().forEach(command -> stanza.add("pre-down", command));
        }
    }
}
