// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.desktop.task;

import dev.vireo.test.architecture.planted.desktop.client.PlantedClient;

/** Breaks {@code views}. */
record PlantedView(PlantedClient client) {}
