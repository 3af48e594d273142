// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A way to a text console.
 *
 * @param user whom the first line names, before a colon and the ticket
 * @param ticket what proves the right to it, once and soon
 * @param port number that the WebSocket call repeats
 * @param upid the task that lists show
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TerminalTicket(
        String user, String ticket, int port, @Nullable String upid) {}
