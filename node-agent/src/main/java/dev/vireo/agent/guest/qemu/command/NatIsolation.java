// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.List;

/**
 * NAT through QEMU's user network, and what keeps the guest away from the node itself.
 *
 * <p>In that network QEMU opens the guest's connections as its own. The address of the gateway, every other address of
 * the virtual network, and {@code 127.0.0.1} itself lead to the node's loopback services, and stock QEMU has no option
 * that stops it ({@code restrict=on} stops everything). So the node's packet filter has to: it knows QEMU by its account.
 * A node that runs without root has no account for QEMU alone and no packet filter: there a guest on NAT does reach what
 * listens on the node's loopback, and {@link #ROOTLESS_NOTE} says so in the task's log.
 */
public final class NatIsolation {
    /** For the log of a task that starts a guest with NAT on a node without root or without {@code nft}. */
    public static final String ROOTLESS_NOTE =
            "NAT without a packet filter: the guest can reach services that listen on"
                    + " this node's loopback address";

    private static final String TABLE = "inet vireo_nat";

    private NatIsolation() {}

    /** The node's side of a card on NAT. */
    static Part network(String id) {
        return Part.of(Part.Kind.NETWORK, "user", id);
    }

    /**
     * The command that shields the node's loopback addresses from processes of an account; to be run as root, once,
     * before the first guest starts. It is one transaction and may be repeated. Names are still resolved by a resolver on
     * the loopback address, and answers to connections that others opened to QEMU pass.
     *
     * @param uid the numeric id of the account that runs QEMU and nothing else; never 0
     * @throws IllegalArgumentException for uid 0: root's own programs would be cut off
     */
    public static List<String> shieldCommand(int uid) {
        if (uid <= 0) {
            throw new IllegalArgumentException("QEMU needs an account of its own");
        }
        String chain = TABLE + " uid" + uid;
        return List.of(
                "nft",
                String.join(
                        "\n",
                        "add table " + TABLE,
                        "add chain " + chain + " { type filter hook output priority 0 ; policy accept ; }",
                        "flush chain " + chain,
                        rule(chain, uid, "udp dport 53 accept"),
                        rule(chain, uid, "tcp dport 53 accept"),
                        rule(chain, uid, "ip daddr 127.0.0.0/8 tcp flags & (syn | ack) == syn reject with tcp reset"),
                        rule(chain, uid, "ip6 daddr ::1 tcp flags & (syn | ack) == syn reject with tcp reset"),
                        rule(chain, uid, "ip daddr 127.0.0.0/8 meta l4proto udp drop"),
                        rule(chain, uid, "ip6 daddr ::1 meta l4proto udp drop")));
    }

    private static String rule(String chain, int uid, String match) {
        return "add rule " + chain + " meta skuid " + uid + " oifname \"lo\" " + match;
    }
}
