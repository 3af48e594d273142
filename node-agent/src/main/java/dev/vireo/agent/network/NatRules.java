// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import java.util.List;

/**
 * What the packet filter does for a bridge behind the node's address: guests' connections go out as the node's own, and
 * of the node itself they reach DHCP, names and echo alone.
 *
 * <p>The node's loopback addresses are refused outright: a kernel that routes them ({@code route_localnet}, as some
 * container engines set it) would carry guests to services that trust every local program. Other addresses of the node
 * can be reached as from any machine of its network; what listens there is guarded by the administrator's own filter.
 */
public final class NatRules {
    /** What the names of all such tables begin with. */
    public static final String TABLES = "inet vireo_nat_";

    private NatRules() {}

    /** The command that sets the rules of a bridge, in one transaction; may be repeated. */
    static List<String> raise(String bridge, Subnet subnet) {
        return List.of("nft", String.join("\n", statements(bridge, subnet)));
    }

    /**
     * What the packet filter is told for a bridge, in its own language; all together may be repeated.
     *
     * @param subnet the network of the bridge's guests
     */
    public static List<String> statements(String bridge, Subnet subnet) {
        String table = table(bridge);
        String chain = "add rule " + table;
        String input = chain + " input iifname \"" + bridge + "\" ";
        return List.of(
                "add table " + table,
                "flush table " + table,
                "add chain " + table + " postrouting { type nat hook postrouting priority 100 ; }",
                chain + " postrouting ip saddr " + subnet + " ip daddr != " + subnet + " masquerade",
                "add chain " + table + " input { type filter hook input priority 0 ; policy accept ; }",
                input + "ip daddr 127.0.0.0/8 drop",
                input + "meta nfproto ipv6 drop",
                input + "ct state established,related accept",
                input + "udp dport { 53, 67 } accept",
                input + "tcp dport 53 accept",
                input + "icmp type echo-request accept",
                input + "ip daddr " + subnet + " reject",
                input + "ip daddr 255.255.255.255 drop",
                "add chain " + table + " forward { type filter hook forward priority 0 ; policy accept ; }",
                chain + " forward iifname \"" + bridge + "\" ip saddr != " + subnet + " drop",
                chain + " forward iifname \"" + bridge + "\" ip daddr 127.0.0.0/8 drop");
    }

    /** The command that takes the rules of a bridge away; fails if there are none. */
    static List<String> drop(String bridge) {
        return List.of("nft", "delete table " + table(bridge));
    }

    /** The packet filter's name for a bridge's rules, with its family. */
    public static String table(String bridge) {
        return TABLES + bridge;
    }
}
