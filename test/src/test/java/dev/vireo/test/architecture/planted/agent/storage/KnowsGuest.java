// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.storage;

import dev.vireo.test.architecture.planted.agent.guest.PlantedGuest;

/** Breaks {@code storage-guest}. */
record KnowsGuest(PlantedGuest guest) {}
