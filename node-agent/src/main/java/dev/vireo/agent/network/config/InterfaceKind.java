// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.model.api.ApiException;
import java.util.Arrays;

/** Kinds of interfaces that can be set up. */
enum InterfaceKind {
    /** A card. */
    ETH("eth"),
    /** Joins interfaces and guests. */
    BRIDGE("bridge"),
    /** Several cards as one. */
    BOND("bond"),
    /** One network among several on one interface. */
    VLAN("vlan"),
    /** A further address of an interface, in the old way. */
    ALIAS("alias"),
    /** The node itself. */
    LOOPBACK("loopback"),
    /** Anything else: it is left alone. */
    UNKNOWN("unknown");

    private final String word;

    InterfaceKind(String word) {
        this.word = word;
    }

    /** What the API calls it. */
    String word() {
        return word;
    }

    /** The kind of that word, if it can be set up. */
    static InterfaceKind ofArgument(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word) && kind != LOOPBACK && kind != UNKNOWN)
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter(
                        "type", "interfaces of the type '" + word + "' cannot be set up on this node"));
    }
}
