// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call wants of an interface. What it does not name is removed, as the dialect has it. */
final class SetupInput {
    private static final List<Option<?>> KEPT = List.of(
            NetworkOptions.AUTOSTART,
            NetworkOptions.GATEWAY,
            NetworkOptions.GATEWAY6,
            NetworkOptions.COMMENTS,
            NetworkOptions.COMMENTS6,
            NetworkOptions.MTU,
            NetworkOptions.BRIDGE_PORTS,
            NetworkOptions.BRIDGE_VLAN_AWARE,
            NetworkOptions.BRIDGE_VIDS,
            NetworkOptions.SLAVES,
            NetworkOptions.BOND_MODE,
            NetworkOptions.BOND_PRIMARY,
            NetworkOptions.BOND_HASH,
            NetworkOptions.VLAN_ID,
            NetworkOptions.VLAN_DEVICE);

    private final Arguments arguments;

    SetupInput(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * The setup that is wanted.
     *
     * @param before how the interface is set up now; empty if it is new
     */
    InterfaceSetup read(Optional<InterfaceSetup> before) {
        String name = arguments.require(NetworkOptions.INTERFACE);
        InterfaceKind kind = InterfaceKind.ofArgument(arguments.require(NetworkOptions.TYPE));
        Map<String, String> values = new LinkedHashMap<>();
        for (Option<?> option : KEPT) {
            String raw = arguments.options().raw(option.name());
            if (raw != null) {
                values.put(option.name(), raw.strip());
            }
        }
        cidr().ifPresent(cidr -> values.put("cidr", cidr));
        cidr6().ifPresent(cidr -> values.put("cidr6", cidr));
        arguments
                .get(NetworkEndpoints.DELETED)
                .ifPresent(names -> values.keySet().removeAll(List.of(names.split("[,; ]+"))));
        values.values().removeIf(String::isEmpty);
        addDefaults(name, kind, values);
        String method = method(
                values.containsKey("cidr"), before.map(InterfaceSetup::method).orElse(""));
        String method6 = method6(
                values.containsKey("cidr6"), before.map(InterfaceSetup::method6).orElse(""));
        return new InterfaceSetup(name, kind, method, method6, Options.of(values), before.flatMap(InterfaceSetup::nat));
    }

    private static void addDefaults(String name, InterfaceKind kind, Map<String, String> values) {
        if (kind == InterfaceKind.BRIDGE) {
            values.putIfAbsent("bridge_ports", "");
            boolean isAware = "1".equals(values.get("bridge_vlan_aware"));
            if (isAware) {
                values.putIfAbsent("bridge_vids", "2-4094");
            }
        }
        if (kind == InterfaceKind.BOND) {
            values.putIfAbsent("bond_mode", "balance-rr");
        }
        if (kind == InterfaceKind.VLAN && name.matches(".+\\.[0-9]{1,4}")) {
            values.put("vlan-raw-device", name.substring(0, name.lastIndexOf('.')));
            values.put("vlan-id", name.substring(name.lastIndexOf('.') + 1));
        } else if (kind == InterfaceKind.VLAN && name.matches("vlan[0-9]{1,4}")) {
            values.put("vlan-id", name.substring("vlan".length()));
        }
    }

    /** An interface that gets its address from elsewhere keeps doing so until it is given one. */
    private static String method(boolean hasAddress, String before) {
        if (hasAddress) {
            return InterfaceSetup.STATIC;
        }
        return before.isEmpty() || before.equals(InterfaceSetup.STATIC) ? InterfaceSetup.MANUAL : before;
    }

    private static String method6(boolean hasAddress, String before) {
        if (hasAddress) {
            return InterfaceSetup.STATIC;
        }
        return before.equals(InterfaceSetup.STATIC) ? "" : before;
    }

    private Optional<String> cidr() {
        Optional<String> cidr = arguments.get(NetworkOptions.CIDR);
        Optional<String> address = arguments.get(NetworkOptions.ADDRESS);
        Optional<String> mask = arguments.get(NetworkOptions.NETMASK);
        if (cidr.isPresent()) {
            return Optional.of(Ipv4Network.require("cidr", cidr.get()).toString());
        }
        if (address.isPresent() != mask.isPresent()) {
            throw ApiException.badParameter(
                    address.isPresent() ? "netmask" : "address", "address and netmask are needed together");
        }
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int length = Ipv4Network.lengthOf(mask.orElse(""));
        if (length < 0) {
            throw ApiException.badParameter(
                    "netmask", "a mask such as 255.255.255.0 is needed - got '" + mask.orElse("") + "'");
        }
        return Optional.of(
                Ipv4Network.require("address", address.get() + "/" + length).toString());
    }

    private Optional<String> cidr6() {
        Optional<String> cidr = arguments.get(NetworkOptions.CIDR6);
        if (cidr.isEmpty()) {
            Optional<String> address = arguments.get(NetworkOptions.ADDRESS6);
            Optional<Long> length = arguments.get(NetworkOptions.NETMASK6);
            if (address.isPresent() != length.isPresent()) {
                throw ApiException.badParameter(
                        address.isPresent() ? "netmask6" : "address6", "address6 and netmask6 are needed together");
            }
            return address.map(text -> checked6("address6", text + "/" + length.orElse(64L)));
        }
        return cidr.map(text -> checked6("cidr6", text));
    }

    private static String checked6(String argument, String text) {
        int slash = text.indexOf('/');
        if (!IpAddresses.isV6(text.substring(0, slash)) || Integer.parseInt(text.substring(slash + 1)) > 128) {
            throw ApiException.badParameter(
                    argument, "an IPv6 address such as 2001:db8::10/64 is needed - got '" + text + "'");
        }
        return text;
    }
}
