// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.model.api.ApiException;
import java.util.List;

/**
 * What makes a bridge's guests get addresses by DHCP and reach the outside as the node: commands of the system's own
 * network setup, so that it works from the node's boot on and without the agent. Guests reach DHCP, names and echo of the
 * node, and not its loopback.
 *
 * @param bridge name of the bridge
 * @param network its network
 * @param first first address given out
 * @param last last address given out
 */
record NatHooks(String bridge, Ipv4Network network, String first, String last) {
    private static final int FIRST_GUEST = 10;
    private static final String MARK = "table inet vireo_nat_";

    /**
     * Checks that the addresses fit together.
     *
     * @param network the bridge's address with the length of its network
     */
    static NatHooks of(String bridge, Ipv4Network network, String first, String last) {
        if (network.length() > 28 || network.length() < 8) {
            throw ApiException.badParameter("cidr", "a network of 8 to 28 bits is needed for guests - got " + network);
        }
        if (!bridge.matches("[a-z][a-z0-9]{1,14}")) {
            throw ApiException.badParameter(
                    "iface",
                    "a NAT bridge has a name of small letters and digits, such as vmbr1 - got '" + bridge + "'");
        }
        String from = first.isEmpty() ? network.host(Math.min(FIRST_GUEST, network.size() / 4)) : first;
        String to = last.isEmpty() ? network.host(network.size() - 2) : last;
        require("dhcp-first", from, network);
        require("dhcp-last", to, network);
        if (Ipv4Network.number(from) > Ipv4Network.number(to)) {
            throw ApiException.badParameter("dhcp-last", "lies before dhcp-first: " + to + " < " + from);
        }
        return new NatHooks(bridge, network, from, to);
    }

    /** NAT that is set up already: its addresses stand in the commands and are not read. */
    static NatHooks present(String bridge) {
        return new NatHooks(bridge, new Ipv4Network("0.0.0.0", 0), "", "");
    }

    /** Whether it is set up already. */
    boolean isPresent() {
        return first.isEmpty();
    }

    private static void require(String argument, String address, Ipv4Network network) {
        if (!IpAddresses.isV4(address) || !network.contains(address)) {
            throw ApiException.badParameter(
                    argument, "an address of the network " + network.base() + " is needed - got '" + address + "'");
        }
    }

    /** Whether a command is one that sets NAT up. */
    static boolean isMark(String command) {
        return command.contains(MARK);
    }

    /** Commands once the bridge is up. */
    List<String> up() {
        return List.of("sysctl -q -w net.ipv4.ip_forward=1", "nft '" + rules() + "'", dhcp());
    }

    /** Commands before the bridge goes down. */
    List<String> down() {
        return List.of(
                "test ! -e " + pidFile() + " || kill $(cat " + pidFile() + ") || true",
                "nft delete table inet " + table() + " || true");
    }

    private String table() {
        return "vireo_nat_" + bridge;
    }

    private String pidFile() {
        return "/run/vireo-dhcp-" + bridge + ".pid";
    }

    private String dhcp() {
        return String.join(
                " ",
                "dnsmasq",
                "--conf-file=/dev/null",
                "--interface=" + bridge,
                "--except-interface=lo",
                "--bind-interfaces",
                "--no-hosts",
                "--domain-needed",
                "--bogus-priv",
                "--dhcp-authoritative",
                "--dhcp-range=" + first + "," + last + ",12h",
                "--dhcp-leasefile=/var/lib/misc/vireo-dhcp-" + bridge + ".leases",
                "--pid-file=" + pidFile());
    }

    /** The rules in one transaction that can be repeated. */
    private String rules() {
        String table = "inet " + table();
        String net = network.base();
        String input = "add rule " + table + " input iifname \"" + bridge + "\" ";
        String forward = "add rule " + table + " forward iifname \"" + bridge + "\" ";
        return String.join(
                "; ",
                "add table " + table,
                "flush table " + table,
                "add chain " + table + " postrouting { type nat hook postrouting priority 100 ; }",
                "add rule " + table + " postrouting ip saddr " + net + " ip daddr != " + net + " masquerade",
                "add chain " + table + " input { type filter hook input priority 0 ; policy accept ; }",
                input + "ip daddr 127.0.0.0/8 drop",
                input + "meta nfproto ipv6 drop",
                input + "ct state established,related accept",
                input + "udp dport { 53, 67 } accept",
                input + "tcp dport 53 accept",
                input + "icmp type echo-request accept",
                input + "ip daddr " + net + " reject",
                "add chain " + table + " forward { type filter hook forward priority 0 ; policy accept ; }",
                forward + "ip saddr != " + net + " drop",
                forward + "ip daddr 127.0.0.0/8 drop");
    }
}
