// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.guest.lxc;

/** What QEMU must not know. */
public record PlantedContainer(int vmid) {}
