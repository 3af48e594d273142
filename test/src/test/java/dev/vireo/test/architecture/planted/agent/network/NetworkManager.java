// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

/** Breaks {@code names}. */
record NetworkManager(int bridges) {}
