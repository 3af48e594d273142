// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What answers an endpoint.
 *
 * @param <R> the answer
 */
public interface Handler<R> {
    /**
     * Answers a call; null where the endpoint has no answer.
     *
     * @throws dev.vireo.model.api.ApiException for failures that the caller is to read
     */
    @Nullable
    R handle(Call call) throws IOException, InterruptedException;
}
