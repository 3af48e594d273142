// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What answers an endpoint whose body is a stream, or which leaves HTTP behind. Permissions are checked before. */
public interface RawHandler {
    /**
     * Answers, or takes the connection over and returns nothing to be written.
     *
     * @return the answer, or {@link #TAKEN_OVER}
     */
    @Nullable
    Object handle(Call call, HttpServerExchange exchange) throws IOException, InterruptedException;

    /** Says that the handler answers by itself. */
    Object TAKEN_OVER = new Object();
}
