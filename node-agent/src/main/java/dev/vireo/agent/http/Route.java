// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.Endpoint;

/** An endpoint and what answers it. */
sealed interface Route {
    /** The endpoint. */
    Endpoint<?> endpoint();

    /** Parameters in, an answer out. */
    record Plain(Endpoint<?> endpoint, Handler<?> handler) implements Route {}

    /**
     * The body is a stream; parameters come from the path and the query alone.
     *
     * @param checksParameters whether those are all there are; else the body is a form whose fields the handler checks
     */
    record Raw(Endpoint<?> endpoint, RawHandler handler, boolean checksParameters) implements Route {}
}
