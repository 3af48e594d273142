// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.guest.qemu;

import dev.vireo.test.architecture.planted.agent.guest.lxc.PlantedContainer;

/** Breaks {@code guest-kinds}. */
record KnowsContainers(PlantedContainer container) {}
