// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.id.StorageId;
import java.util.List;

/** Tells who uses a storage; storages themselves don't know. */
public interface StorageUsers {
    /** For people, what refers to volumes of the storage, such as {@code VM 100 (scsi0)}. */
    List<String> usersOf(StorageId storage);
}
