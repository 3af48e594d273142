// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.storage.second;

import dev.vireo.test.architecture.planted.agent.storage.StoragePlugin;
import dev.vireo.test.architecture.planted.agent.storage.first.FirstPlugin;

/** Breaks {@code plugins}. */
record SecondPlugin(FirstPlugin first) implements StoragePlugin {}
