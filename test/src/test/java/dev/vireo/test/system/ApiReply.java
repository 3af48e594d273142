// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the node answered.
 *
 * @param call the call, for messages of failed assertions
 * @param status HTTP status
 * @param body the whole answer
 */
record ApiReply(String call, int status, JsonNode body) {
    /** The answer of a call that must have worked. */
    JsonNode data() {
        assertThat(status).as("%s answered %s", call, body).isEqualTo(200);
        return body.path("data");
    }

    /** The reason of a failure. */
    String message() {
        return body.path("message").asText().strip();
    }

    /** What is said against an argument; empty if nothing. */
    String error(String argument) {
        return body.path("errors").path(argument).asText();
    }
}
