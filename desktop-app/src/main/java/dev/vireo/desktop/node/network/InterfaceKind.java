// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.form.Sentence;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of interfaces that can be set up here. */
enum InterfaceKind {
    /** A card. */
    ETH("eth"),
    /** Joins interfaces and guests. */
    BRIDGE("bridge"),
    /** Several cards as one. */
    BOND("bond"),
    /** One network among several on one interface. */
    VLAN("vlan");

    private final String type;

    InterfaceKind(String type) {
        this.type = type;
    }

    /** What servers call it. */
    String type() {
        return type;
    }

    static Optional<InterfaceKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** What people call it. */
    Sentence word() {
        return switch (this) {
            case ETH -> Sentence.of("network card");
            case BRIDGE -> Sentence.of("bridge");
            case BOND -> Sentence.of("bond");
            case VLAN -> Sentence.verbatim("VLAN");
        };
    }

    Sentence newTitle() {
        return switch (this) {
            case ETH -> Sentence.of("Set up a network card");
            case BRIDGE -> Sentence.of("Add a bridge");
            case BOND -> Sentence.of("Add a bond");
            case VLAN -> Sentence.of("Add a VLAN");
        };
    }

    Sentence meaning() {
        return switch (this) {
            case ETH -> Sentence.of("A card that is part of a bridge or bond has no address of its own.");
            case BRIDGE -> Sentence.of("Guests are plugged into it, and reach what its ports lead to.");
            case BOND -> Sentence.of("Several cards work as one: faster, or going on when one fails.");
            case VLAN -> Sentence.of("One of several networks that share an interface, told apart by its number.");
        };
    }
}
