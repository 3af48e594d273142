// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One way to configure a container's network: the files of one set of programs. */
interface NetworkFiles {
    /** All ways, in the order in which they are looked for: what is rarely installed by chance comes first. */
    static List<NetworkFiles> all() {
        return List.of(
                new EtcNet(),
                new Ifupdown(),
                new SuseScripts(),
                new NetworkManagerFiles(),
                new RedHatScripts(),
                new Netplan(),
                new Networkd());
    }

    /** The way that a container's programs go, if it is known. */
    static Optional<NetworkFiles> of(GuestTree tree) throws IOException {
        for (NetworkFiles way : all()) {
            if (way.isUsed(tree)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /** Whether the programs that read them are installed. */
    boolean isUsed(GuestTree tree) throws IOException;

    /** Whether they carry name servers to a resolver in the container. */
    boolean carriesResolver();

    /** Sets cards up; what was set up for cards that are gone goes. */
    void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException;

    /** Makes sure that the programs run when the container boots; once, when it is made. */
    default void enable(GuestTree tree) throws IOException {
        // Most come switched on.
    }
}
