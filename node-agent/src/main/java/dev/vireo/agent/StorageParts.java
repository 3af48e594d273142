// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.GroupOwnership;
import dev.vireo.agent.storage.IntentJournal;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.api.DeleteVolume;
import dev.vireo.agent.storage.api.StorageAdminApi;
import dev.vireo.agent.storage.api.StorageApi;
import dev.vireo.agent.storage.api.StorageConfigApi;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.download.DownloadApi;
import dev.vireo.agent.storage.download.RemoteServers;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.storage.importing.DiskImport;
import dev.vireo.agent.storage.upload.ResumableUploads;
import dev.vireo.agent.storage.upload.UploadReceiver;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.id.NodeName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;

/**
 * Storages and what is done with them.
 *
 * @param storages the node's storages; the list of plugins is here
 * @param imports brings in disks of other programs
 * @param api answers about volumes
 * @param configApi answers about the configuration
 * @param admin changes the configuration
 * @param downloads fetches files from other servers
 * @param uploads takes files in parts
 */
record StorageParts(
        Storages storages,
        DiskImport imports,
        StorageApi api,
        StorageConfigApi configApi,
        StorageAdminApi admin,
        DownloadApi downloads,
        ResumableUploads uploads) {
    /** A file of 16 TiB is beyond what the file systems of nodes take. */
    private static final long LONGEST_UPLOAD = 1L << 44;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

    /** Where storages are configured, for which node, and where that keeps its own ones. */
    record Base(ClusterStore store, NodeName node, StateDirectory state, InstantSource clock) {}

    static StorageParts create(
            Base base,
            Optional<ServiceAccount> account,
            ProgramRunner programs,
            Tasks tasks,
            StepListener steps,
            VolumeUse users) {
        FileOwnership ownership =
                account.<FileOwnership>map(GroupOwnership::new).orElse(FileOwnership.NONE);
        IntentJournal journal = new IntentJournal(tasks);
        QemuImage images = new QemuImage(programs);
        DirectoryPlugin directory =
                new DirectoryPlugin(new DirectoryPlugin.Tools(images, new AllocatedBytes(), ownership, journal, steps));
        Storages storages = new Storages(base.store, base.node, base.state.localStorage(), List.of(directory));
        UploadReceiver.Tools keeping = new UploadReceiver.Tools(new ForeignImages(images), ownership, journal, steps);
        UploadReceiver uploads = new UploadReceiver(keeping, LONGEST_UPLOAD);
        StorageApi api = new StorageApi(storages, uploads, journal, new DeleteVolume(storages, users));
        return new StorageParts(
                storages,
                new DiskImport(storages, journal, images, steps),
                api,
                new StorageConfigApi(storages),
                new StorageAdminApi(storages, users),
                new DownloadApi(storages, keeping, new RemoteServers(Dns.SYSTEM), BEFORE_NEXT_TRY),
                new ResumableUploads(storages, keeping, base.state.uploads(), base.clock));
    }
}
