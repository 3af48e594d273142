// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.storage.first;

import dev.vireo.test.architecture.planted.agent.storage.StoragePlugin;

/** What another plugin must not know. */
public record FirstPlugin(String name) implements StoragePlugin {}
