// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import java.util.List;
import java.util.Optional;

/** Asks the system for names and addresses. */
interface NameResolver {
    /** Addresses of a name; none if it is not known. */
    List<String> addresses(String name);

    /** Whether an address is one of this machine. */
    boolean isOwn(String address);

    /** The name of an address. */
    Optional<String> name(String address);
}
