// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.guest.qemu.command;

import dev.vireo.test.architecture.planted.agent.guest.qemu.qmp.PlantedMessage;

/** A layer that stands on another, as it may. */
public record PlantedCommand(PlantedMessage message) {}
