// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.guest.qemu.qmp;

/** What the layer above may know. */
public record PlantedMessage(String text) {}
