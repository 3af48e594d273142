// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ImportEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ImportMetadata;

/** Binds the endpoints of what is imported. */
public final class ImportRoutes {
    private final MachineImport machines;

    /** @param machines looks into files */
    public ImportRoutes(MachineImport machines) {
        this.machines = machines;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(ImportEndpoints.METADATA, this::describe);
    }

    private ImportMetadata describe(Call call) {
        StorageId storage = call.arguments().require(PathParameters.STORAGE);
        String text = call.arguments().require(StorageEndpoints.VOLUME);
        try {
            VolumeId volume = text.indexOf(':') < 0 ? new VolumeId(storage, text) : VolumeId.parse(text);
            if (!volume.storage().equals(storage)) {
                throw new InvalidValueException(volume + " is not on the storage '" + storage + "' of the path");
            }
            return machines.describe(volume);
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("volume", String.valueOf(e.getMessage()));
        }
    }
}
