// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import java.util.List;
import java.util.Optional;

/**
 * The node's side of a container's network card.
 *
 * @param inside the card's name in the container, such as {@code eth0}
 * @param address its hardware address
 * @param bridge the bridge that it is plugged in; the node's NAT bridge if absent
 * @param mtu largest packet; the kernel's own default if absent
 * @param vlan VLAN of the bridge that it is in
 * @param trunks VLANs that pass with their tags, each a number or a range
 * @param rate most MiB a second, each way by itself; 0 has no limit
 * @param isPulled whether its cable is pulled
 */
public record ContainerPort(
        String inside,
        String address,
        Optional<String> bridge,
        Optional<Long> mtu,
        Optional<Long> vlan,
        List<String> trunks,
        double rate,
        boolean isPulled) {
    /** The same on a bridge. */
    public ContainerPort on(String other) {
        return new ContainerPort(inside, address, Optional.of(other), mtu, vlan, trunks, rate, isPulled);
    }

    /** Whether the container would have to lose the card to get this one: its name, address or largest packet differ. */
    public boolean isOtherCard(ContainerPort other) {
        return !inside.equals(other.inside) || !address.equals(other.address) || !mtu.equals(other.mtu);
    }
}
