// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened in a virtual machine.
 *
 * @param name such as {@code SHUTDOWN} or {@code DEVICE_DELETED}
 * @param data its details; an empty object if it has none
 */
public record QmpEvent(String name, JsonNode data) {}
