// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How one interface is set up.
 *
 * @param name of the interface
 * @param kind of the interface
 * @param method how IPv4 is set up, {@code static}, {@code manual} or another word of the system; empty if not at all
 * @param method6 how IPv6 is set up; empty if not at all
 * @param options what is set, with addresses as {@code cidr} and {@code cidr6}
 * @param nat the NAT that the interface does for its network, if the program set that up
 */
record InterfaceSetup(
        String name, InterfaceKind kind, String method, String method6, Options options, Optional<NatHooks> nat) {
    static final String STATIC = "static";
    static final String MANUAL = "manual";

    /** Without NAT. */
    InterfaceSetup(String name, InterfaceKind kind, String method, String method6, Options options) {
        this(name, kind, method, method6, options, Optional.empty());
    }

    <T> Optional<T> get(Option<T> option) {
        return options.get(option);
    }

    boolean isAutostarted() {
        return options.isSet(NetworkOptions.AUTOSTART);
    }

    /** Interfaces that it is made of. */
    List<String> members() {
        return switch (kind) {
            case BRIDGE -> names(NetworkOptions.BRIDGE_PORTS);
            case BOND -> names(NetworkOptions.SLAVES);
            case VLAN -> get(NetworkOptions.VLAN_DEVICE).stream().toList();
            case ALIAS -> List.of(name.replaceFirst(":.*", ""));
            case ETH, LOOPBACK, UNKNOWN -> List.of();
        };
    }

    /** Whether what it is made of belongs to it alone. */
    boolean ownsMembers() {
        return kind == InterfaceKind.BRIDGE || kind == InterfaceKind.BOND;
    }

    private List<String> names(Option<String> option) {
        return get(option).stream()
                .flatMap(text -> Arrays.stream(text.strip().split("[ ,;]+")))
                .filter(each -> !each.isEmpty() && !each.equals("none"))
                .toList();
    }

    InterfaceSetup withNat(NatHooks hooks) {
        return new InterfaceSetup(name, kind, method, method6, options, Optional.of(hooks));
    }
}
