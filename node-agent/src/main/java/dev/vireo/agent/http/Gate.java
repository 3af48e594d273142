// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.id.Principal;
import io.undertow.util.HeaderMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes in, and whether they may. */
public interface Gate {
    /**
     * Who sent these headers.
     *
     * @param ticketCookie the login cookie, if there is one
     * @param isWrite whether the call changes something, and so needs a token against forged requests
     * @throws dev.vireo.model.api.ApiException if a login is given and not valid
     */
    Optional<Principal> authenticate(HeaderMap headers, @Nullable String ticketCookie, boolean isWrite);

    /**
     * Refuses who may not.
     *
     * @throws dev.vireo.model.api.ApiException if the caller lacks the privilege
     */
    void check(Optional<Principal> caller, Endpoint<?> endpoint, Arguments arguments);
}
