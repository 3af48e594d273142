// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told about interfaces: what the kernel has, and how they are set up. */
final class InterfaceAnswers {
    private InterfaceAnswers() {}

    /** One list of both, by name; the loopback is left out. */
    static List<NetworkInterface> merge(List<NetworkInterface> running, List<InterfaceSetup> setups) {
        Map<String, NetworkInterface> byName = new LinkedHashMap<>();
        running.forEach(each -> byName.put(each.iface(), each));
        List<NetworkInterface> all = new ArrayList<>();
        for (InterfaceSetup setup : setups) {
            if (setup.kind() != InterfaceKind.LOOPBACK) {
                all.add(describe(setup, byName.remove(setup.name())));
            }
        }
        all.addAll(byName.values());
        all.sort((first, second) -> first.iface().compareTo(second.iface()));
        return all;
    }

    private static NetworkInterface describe(InterfaceSetup setup, @Nullable NetworkInterface running) {
        boolean isKnown = setup.kind() != InterfaceKind.UNKNOWN;
        String type = isKnown || running == null ? setup.kind().word() : running.type();
        String cidr = setup.get(NetworkOptions.CIDR).orElse(running == null ? null : running.cidr());
        return new NetworkInterface(
                setup.name(),
                type,
                running == null ? null : running.active(),
                cidr == null ? null : cidr.replaceFirst("/.*", ""),
                cidr,
                type.equals("bridge") ? String.join(" ", setup.members()) : null,
                settings(setup, running != null));
    }

    static InterfaceSettings settings(InterfaceSetup setup, boolean exists) {
        Optional<Ipv4Network> network = setup.get(NetworkOptions.CIDR)
                .filter(text -> text.matches("[0-9.]+/[0-9]{1,2}"))
                .map(text -> Ipv4Network.require("cidr", text));
        Optional<String> cidr6 = setup.get(NetworkOptions.CIDR6);
        return new InterfaceSettings(
                exists ? true : null,
                setup.isAutostarted() ? true : null,
                setup.method().isEmpty() ? null : setup.method(),
                setup.method6().isEmpty() ? "manual" : setup.method6(),
                network.map(Ipv4Network::netmask).orElse(null),
                setup.get(NetworkOptions.GATEWAY).orElse(null),
                cidr6.map(text -> text.replaceFirst("/.*", "")).orElse(null),
                cidr6.orElse(null),
                cidr6.map(text -> Integer.valueOf(text.replaceFirst(".*/", ""))).orElse(null),
                setup.get(NetworkOptions.GATEWAY6).orElse(null),
                setup.get(NetworkOptions.COMMENTS).orElse(null),
                setup.get(NetworkOptions.MTU).map(Long::intValue).orElse(null),
                setup.options().isSet(NetworkOptions.BRIDGE_VLAN_AWARE) ? true : null,
                setup.get(NetworkOptions.BRIDGE_VIDS).orElse(null),
                setup.kind() == InterfaceKind.BOND ? String.join(" ", setup.members()) : null,
                setup.get(NetworkOptions.BOND_MODE).orElse(null),
                setup.get(NetworkOptions.BOND_PRIMARY).orElse(null),
                setup.get(NetworkOptions.BOND_HASH).orElse(null),
                setup.get(NetworkOptions.VLAN_ID).map(Long::intValue).orElse(null),
                setup.get(NetworkOptions.VLAN_DEVICE).orElse(null));
    }
}
