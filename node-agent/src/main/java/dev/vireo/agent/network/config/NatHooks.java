// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.agent.network.DhcpServer;
import dev.vireo.agent.network.NatRules;
import dev.vireo.agent.network.Subnet;
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
    private static final String MARK = "table " + NatRules.TABLES;

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
                // Its address is free before anybody brings the bridge up again.
                "pid=$(cat " + pidFile() + ") && kill $pid && timeout 5 tail --pid=$pid -s 0.1 -f /dev/null || true",
                "nft delete table " + NatRules.table(bridge) + " || true");
    }

    private String pidFile() {
        return "/run/vireo-dhcp-" + bridge + ".pid";
    }

    private String dhcp() {
        return String.join(" ", DhcpServer.arguments(bridge, first, last))
                + " --dhcp-leasefile=/var/lib/misc/vireo-dhcp-" + bridge + ".leases --pid-file=" + pidFile();
    }

    private String rules() {
        return String.join("; ", NatRules.statements(bridge, Subnet.parse(network.base())));
    }
}
