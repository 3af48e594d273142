// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.ImportEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ImportMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls about an import to one node; every one blocks. */
record ImportCalls(AgentApi api, NodeName node) {
    private Arguments path() {
        return Arguments.NONE.with(PathParameters.NODE, node);
    }

    private Arguments path(Vmid vmid) {
        return path().with(PathParameters.VMID, vmid);
    }

    /** What a file on a storage holds. */
    ImportMetadata describe(StorageId storage, String volume) {
        return api.call(
                ImportEndpoints.METADATA,
                path().with(PathParameters.STORAGE, storage).with(StorageEndpoints.VOLUME, volume));
    }

    /** Sends a file; answers the task that ends the upload. */
    String send(StorageId storage, Path file, UploadProgress progress) {
        return api.upload(node, storage, UploadFile.of(file, "import"), progress);
    }

    /** Makes a machine; answers the task. */
    String create(Options machine) {
        return api.call(GuestEndpoints.CREATE_VM, Arguments.of(machine.with(PathParameters.NODE, node)));
    }

    /** Adds keys to a machine's configuration; answers the task, or an empty text if it is done already. */
    String add(Vmid vmid, Options keys) {
        return api.call(
                GuestEndpoints.CHANGE_CONFIG_ASYNC,
                Arguments.of(path(vmid).options().overlaidBy(keys)));
    }

    /** Takes disks off their keys; they become unused. */
    void detach(Vmid vmid, List<String> keys) {
        api.call(GuestEndpoints.CHANGE_CONFIG, path(vmid).with(GuestEndpoints.DELETE, String.join(",", keys)));
    }

    /** Keys that a machine's configuration has. */
    Set<String> keys(Vmid vmid) {
        return api.call(GuestEndpoints.READ_CONFIG, path(vmid)).keySet();
    }

    /** Removes a file that was sent; answers the task, if the server needs one. */
    Optional<String> remove(StorageId storage, String fileName) {
        return Optional.ofNullable(api.call(
                StorageEndpoints.DELETE_VOLUME,
                path().with(PathParameters.STORAGE, storage)
                        .with(StorageEndpoints.VOLUME, storage + ":import/" + fileName)));
    }
}
