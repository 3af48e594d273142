// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.List;

/** One way to configure a container's network: the files of one set of programs. */
interface NetworkFiles {
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
