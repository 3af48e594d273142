// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import java.util.Optional;

/** Addresses of the node's network interfaces. */
@FunctionalInterface
public interface InterfaceAddresses {
    /** The first IPv4 address with the length of its network, such as {@code 192.0.2.1/24}; empty when it has none. */
    Optional<String> cidr(String interfaceName);
}
