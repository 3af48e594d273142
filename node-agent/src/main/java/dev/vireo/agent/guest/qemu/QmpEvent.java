// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that QEMU tells unasked.
 *
 * @param name such as {@code SHUTDOWN}
 * @param data what belongs to it
 */
public record QmpEvent(String name, JsonNode data) {}
