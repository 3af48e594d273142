// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.desktop.client;

/** What views must not know. */
public record PlantedClient(String server) {}
