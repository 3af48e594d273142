// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keeps a setup from cutting the node off, or from not working at all. */
final class SetupRules {
    private static final List<String> NEW_BOND_MODES = List.of("balance-slb", "lacp-balance-slb", "lacp-balance-tcp");

    private final List<InterfaceSetup> all;
    private final Set<String> present;

    /**
     * @param all what is set up
     * @param present interfaces that the kernel has
     */
    SetupRules(List<InterfaceSetup> all, Set<String> present) {
        this.all = all;
        this.present = present;
    }

    Optional<InterfaceSetup> find(String name) {
        return all.stream().filter(setup -> setup.name().equals(name)).findFirst();
    }

    void checkNew(InterfaceSetup setup) {
        if (find(setup.name()).isPresent()) {
            throw ApiException.badParameter("iface", "the interface '" + setup.name() + "' is set up already");
        }
        if (setup.kind() == InterfaceKind.ETH && !present.contains(setup.name())) {
            throw ApiException.badParameter("iface", "this node has no card '" + setup.name() + "'");
        }
        check(setup);
    }

    void check(InterfaceSetup setup) {
        checkName(setup);
        checkMembers(setup);
        checkKind(setup);
        checkAddress(setup);
        checkRouter(setup, NetworkOptions.GATEWAY, NetworkOptions.CIDR);
        checkRouter(setup, NetworkOptions.GATEWAY6, NetworkOptions.CIDR6);
    }

    void checkChanged(InterfaceSetup before, InterfaceSetup after) {
        if (before.kind() == InterfaceKind.LOOPBACK) {
            throw ApiException.badParameter("iface", "the loopback is not changed from here");
        }
        if (before.kind() != after.kind() && before.kind() != InterfaceKind.UNKNOWN) {
            throw ApiException.badParameter(
                    "type",
                    "'" + before.name() + "' is of the type " + before.kind().word() + " and stays so");
        }
        boolean isMoved = !before.get(NetworkOptions.CIDR).equals(after.get(NetworkOptions.CIDR));
        if (before.nat().isPresent() && isMoved) {
            throw ApiException.badParameter(
                    "cidr",
                    "the bridge '" + before.name()
                            + "' gives out addresses of its network: remove it and make it anew");
        }
        check(after);
    }

    void checkRemoval(String name) {
        InterfaceSetup setup = find(name)
                .orElseThrow(() -> ApiException.badParameter("iface", "the interface '" + name + "' is not set up"));
        if (setup.kind() == InterfaceKind.LOOPBACK) {
            throw ApiException.badParameter("iface", "the loopback cannot be removed");
        }
        all.stream().filter(other -> other.members().contains(name)).findFirst().ifPresent(user -> {
            throw ApiException.badParameter(
                    "iface", "'" + name + "' is part of '" + user.name() + "': take it out of that first");
        });
    }

    private static void checkName(InterfaceSetup setup) {
        boolean isAlias = setup.kind() == InterfaceKind.ALIAS;
        if (setup.name().contains(":") != isAlias || (!isAlias && setup.name().length() > 15)) {
            throw ApiException.badParameter(
                    "iface",
                    "a name of at most 15 letters, digits, '_', '.', '-' is needed - got '" + setup.name() + "'");
        }
    }

    private void checkMembers(InterfaceSetup setup) {
        String argument = argument(setup.kind());
        for (String member : setup.members()) {
            if (member.equals(setup.name())) {
                throw ApiException.badParameter(argument, "'" + member + "' cannot be part of itself");
            }
            if (!present.contains(member) && find(member).isEmpty()) {
                throw ApiException.badParameter(argument, "this node has no interface '" + member + "'");
            }
            if (setup.ownsMembers()) {
                checkFree(setup, member, argument);
            }
        }
    }

    private void checkFree(InterfaceSetup setup, String member, String argument) {
        for (InterfaceSetup other : all) {
            boolean isOther = !other.name().equals(setup.name());
            if (isOther && other.ownsMembers() && other.members().contains(member)) {
                throw ApiException.badParameter(argument, "'" + member + "' is part of '" + other.name() + "' already");
            }
            if (other.name().equals(member) && other.method().equals("dhcp")) {
                throw ApiException.badParameter(
                        argument,
                        "'" + member + "' gets an address by DHCP: give it none, and an address to '" + setup.name()
                                + "'");
            }
            if (other.name().equals(member) && other.get(NetworkOptions.CIDR).isPresent()) {
                throw ApiException.badParameter(
                        argument,
                        "'" + member + "' has the address "
                                + other.get(NetworkOptions.CIDR).get()
                                + " of its own: take it away there and give it to '" + setup.name() + "'");
            }
        }
    }

    private static String argument(InterfaceKind kind) {
        return switch (kind) {
            case BRIDGE -> "bridge_ports";
            case BOND -> "slaves";
            case VLAN -> "vlan-raw-device";
            case ETH, ALIAS, LOOPBACK, UNKNOWN -> "iface";
        };
    }

    private static void checkKind(InterfaceSetup setup) {
        if (setup.kind() == InterfaceKind.BOND) {
            if (setup.members().isEmpty()) {
                throw ApiException.badParameter("slaves", "a bond needs at least one interface");
            }
            String mode = setup.get(NetworkOptions.BOND_MODE).orElse("");
            if (NEW_BOND_MODES.contains(mode)) {
                throw ApiException.badParameter("bond_mode", "'" + mode + "' is a mode of Open vSwitch alone");
            }
            setup.get(NetworkOptions.BOND_PRIMARY)
                    .filter(primary -> !setup.members().contains(primary))
                    .ifPresent(primary -> {
                        throw ApiException.badParameter("bond-primary", "'" + primary + "' is not part of the bond");
                    });
        }
        if (setup.kind() == InterfaceKind.VLAN) {
            if (setup.members().isEmpty()) {
                throw ApiException.badParameter("vlan-raw-device", "a VLAN needs the interface that carries it");
            }
            if (setup.get(NetworkOptions.VLAN_ID).isEmpty()) {
                throw ApiException.badParameter("vlan-id", "a VLAN needs its number, 1 to 4094");
            }
        }
    }

    private void checkAddress(InterfaceSetup setup) {
        Optional<String> address = setup.get(NetworkOptions.CIDR).map(SetupRules::withoutLength);
        for (InterfaceSetup other : all) {
            Optional<String> taken = other.get(NetworkOptions.CIDR).map(SetupRules::withoutLength);
            if (address.isPresent() && address.equals(taken) && !other.name().equals(setup.name())) {
                throw ApiException.badParameter(
                        "cidr", "'" + other.name() + "' has the address " + address.get() + " already");
            }
        }
    }

    private static String withoutLength(String cidr) {
        return cidr.replaceFirst("/.*", "");
    }

    private void checkRouter(InterfaceSetup setup, Option<String> router, Option<String> cidr) {
        Optional<String> gateway = setup.get(router);
        if (gateway.isEmpty()) {
            return;
        }
        IpAddresses.require(router.name(), gateway.get());
        if (setup.get(cidr).isEmpty()) {
            throw ApiException.badParameter(router.name(), "a router needs an address of the interface too");
        }
        if (router.equals(NetworkOptions.GATEWAY)) {
            Ipv4Network network =
                    Ipv4Network.require(cidr.name(), setup.get(cidr).get());
            if (!IpAddresses.isV4(gateway.get()) || !network.contains(gateway.get())) {
                throw ApiException.badParameter(
                        router.name(), gateway.get() + " does not lie in the interface's network " + network.base());
            }
        }
        all.stream()
                .filter(other ->
                        !other.name().equals(setup.name()) && other.get(router).isPresent())
                .findFirst()
                .ifPresent(other -> {
                    throw ApiException.badParameter(
                            router.name(), "the node's router is set on '" + other.name() + "' already");
                });
    }
}
