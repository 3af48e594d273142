// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

/** NAT through QEMU's user network. */
final class NatIsolation {
    private NatIsolation() {}

    /** The node's side of a card on NAT. */
    static Part network(String id) {
        return Part.of(Part.Kind.NETWORK, "user", id);
    }
}
