// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.storage.StorageConfig;

/** A kind of storage. A new one is a class of this type and a line in the list that {@link Storages} is given. */
public interface StoragePlugin {
    /** The word before the name in {@code storage.cfg}, such as {@code dir}. */
    String type();

    /** What storages of this kind can do. */
    StorageCapabilities capabilities();

    /**
     * The storage of that configuration. This only reads the configuration; nothing is touched before
     * {@link Storage#activate()}.
     *
     * @throws dev.vireo.model.InvalidValueException if the configuration is not one for this kind
     */
    Storage open(StorageConfig config);
}
