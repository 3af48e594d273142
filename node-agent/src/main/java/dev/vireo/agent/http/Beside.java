// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import java.util.Map;

/**
 * An answer with something that the dialect puts beside it.
 *
 * @param data the answer
 * @param fields what stands beside it, by name
 */
public record Beside<R>(R data, Map<String, Object> fields) {
    public Beside {
        fields = Map.copyOf(fields);
    }
}
