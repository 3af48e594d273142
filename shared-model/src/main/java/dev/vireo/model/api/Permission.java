// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.access.Privilege;
import java.util.List;

/** Who may make a call. Every endpoint has one: there is no default. */
public sealed interface Permission {
    /** Anyone, without a login. */
    record Anyone() implements Permission {}

    /** Every user who is logged in. */
    record AnyUser() implements Permission {}

    /**
     * Who holds one of some privileges on a path.
     *
     * @param path access path with the call's parameters in braces, {@code /vms/{vmid}}
     * @param anyOf one of them is enough
     */
    record Holds(String path, List<Privilege> anyOf) implements Permission {
        public Holds {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** Who a rule of its own lets through. */
    record Ruled(ExtraRule rule) implements Permission {}

    /** One of some privileges on a path. */
    static Permission on(String path, Privilege... anyOf) {
        return new Holds(path, List.of(anyOf));
    }

    /** A rule of its own. */
    static Permission rule(ExtraRule rule) {
        return new Ruled(rule);
    }

    /** Every user. */
    static Permission anyUser() {
        return new AnyUser();
    }

    /** Anyone. */
    static Permission anyone() {
        return new Anyone();
    }
}
