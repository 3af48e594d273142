// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All ways to configure a network, in the order in which they are looked for: what is rarely there by chance comes first. */
final class NetworkWays {
    private static final List<NetworkFiles> ALL = List.of(
            new EtcNet(),
            new Ifupdown(),
            new SuseScripts(),
            new NetworkManagerFiles(),
            new RedHatScripts(),
            new Netplan(),
            new Networkd());

    private NetworkWays() {}

    /** The way that a container's programs go, if it is known. */
    static Optional<NetworkFiles> of(GuestTree tree) throws IOException {
        for (NetworkFiles way : ALL) {
            if (way.isUsed(tree)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }
}
