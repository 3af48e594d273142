// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.guest;

/** What storage must not know. */
public record PlantedGuest(int vmid) {}
