// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.STORAGE;

import dev.vireo.model.storage.ImportMetadata;
import java.util.List;

/** Machines and disks of other programs that lie on a storage. They are imported by the key {@code import-from} of a disk. */
public final class ImportEndpoints {
    /** What a file of the content {@code import} holds, and how it can be made a machine here. */
    public static final Endpoint<ImportMetadata> METADATA = Endpoint.get(
                    "/nodes/{node}/storage/{storage}/import-metadata", NODE, STORAGE, StorageEndpoints.VOLUME)
            .allows(Permission.rule(ExtraRule.READ_VOLUME), Answer.one(ImportMetadata.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(METADATA);

    private ImportEndpoints() {}
}
