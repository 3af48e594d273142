// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.id.Principal;
import dev.vireo.model.option.Option;
import java.util.Optional;

/**
 * A call whose caller and arguments are checked.
 *
 * @param caller who calls; nobody where an endpoint needs no login
 * @param arguments what it was called with
 * @param clientAddress where the call came from
 */
public record Call(Optional<Principal> caller, Arguments arguments, String clientAddress) {
    /** Who calls an endpoint that needs a login. */
    public Principal who() {
        return caller.orElseThrow(() -> new IllegalStateException("the endpoint needs no login"));
    }

    /** The value of a required argument, or of one with a default. */
    public <T> T require(Option<T> option) {
        return arguments.require(option);
    }

    /** The value of an argument, if it was given or has a default. */
    public <T> Optional<T> get(Option<T> option) {
        return arguments.get(option);
    }
}
