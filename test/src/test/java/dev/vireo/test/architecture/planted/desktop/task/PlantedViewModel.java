// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.desktop.task;

import javafx.scene.Node;

/** Breaks {@code view-models}. */
record PlantedViewModel(Node control) {}
