// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.agent.storage.upload.FileClaim;
import dev.vireo.agent.storage.upload.ReceivedUpload;
import dev.vireo.agent.storage.upload.UploadReceiver;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Fetches one file: the work of the task {@code download}. The file grows under a temporary, journalled name in its
 * folder, goes on where a broken connection ended, is checked, unpacked if asked for, and gets its name at last.
 */
public final class Download {
    private final Request request;
    private final Storage storage;
    private final UploadReceiver.Tools tools;
    private final Fetching fetching;

    /**
     * What is asked for.
     *
     * @param url where the file lies
     * @param manner how the server may be asked
     * @param claim name of the file, and the checksum of what is fetched
     * @param isPacked whether what is fetched is to be unpacked by gzip
     */
    record Request(HttpUrl url, RemoteServers.Manner manner, FileClaim claim, boolean isPacked) {
        /** Without what follows a question mark, which may be a secret. */
        String shownUrl() {
            return url.newBuilder().query(null).fragment(null).build().toString();
        }
    }

    Download(Request request, Storage storage, UploadReceiver.Tools tools, Fetching fetching) {
        this.request = request;
        this.storage = storage;
        this.tools = tools;
        this.fetching = fetching;
    }

    /** The volume that it will be. */
    public VolumeId volume() {
        return new VolumeId(storage.config().id(), request.claim().name().toString());
    }

    /** Fetches it; whatever goes wrong leaves nothing. */
    public void run(TaskContext task) throws InterruptedException {
        task.line("Downloading " + request.shownUrl() + " to " + volume());
        try {
            Path target = storage.place(request.claim().name());
            if (request.claim().isAlready(target) && !request.isPacked()) {
                task.line(volume() + " holds the same content already");
                return;
            }
            request.claim().requireFree(target);
            fetch(target, task);
        } catch (IOException e) {
            throw StorageFailure.of("cannot keep the download " + volume(), e);
        }
    }

    private void fetch(Path target, TaskContext task) throws IOException, InterruptedException {
        Path fetched = begin(target);
        Path whole = fetched;
        boolean isKept = false;
        try {
            tools.steps().reached("download.begins");
            long size = fetching.fetch(request, new Sink(fetched, storage), task);
            tools.steps().reached("download.received");
            if (request.isPacked()) {
                whole = begin(target);
                size = new Unpacking(storage).unpack(fetched, whole, task);
                tools.steps().reached("download.unpacked");
            }
            requireContent(size);
            isKept = true;
            keep(new ReceivedUpload.Place(whole, target), size, task);
        } finally {
            if (!isKept || !whole.equals(fetched)) {
                drop(fetched);
            }
            if (!isKept && !whole.equals(fetched)) {
                drop(whole);
            }
        }
    }

    private Path begin(Path target) {
        Path temporary = TemporaryName.whileUploaded(target);
        tools.journal().begins(temporary);
        return temporary;
    }

    private static void requireContent(long size) {
        if (size == 0) {
            throw ApiException.failed("the server sent an empty file");
        }
    }

    /** What was unpacked has another checksum than what was fetched. */
    private void keep(ReceivedUpload.Place place, long size, TaskContext task) {
        FileClaim kept = request.isPacked() ? new FileClaim(request.claim().name(), Optional.empty()) : request.claim();
        new ReceivedUpload(storage.config().id(), kept, place, size, tools).commit(task);
    }

    /** A wish to stop must not stop the cleaning up. */
    private void drop(Path temporary) throws IOException {
        boolean isInterrupted = Thread.interrupted();
        try {
            FileTree.deleteDurably(temporary);
            tools.journal().ends(temporary);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
