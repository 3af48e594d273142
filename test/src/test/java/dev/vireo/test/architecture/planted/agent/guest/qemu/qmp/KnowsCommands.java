// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.guest.qemu.qmp;

import dev.vireo.test.architecture.planted.agent.guest.qemu.command.PlantedCommand;

/** Breaks {@code guest-layers}. */
record KnowsCommands(PlantedCommand command) {}
