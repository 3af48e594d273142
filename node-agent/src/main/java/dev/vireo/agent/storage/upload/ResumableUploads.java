// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.id.UserId;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads that go on where they broke off, also after the agent's end: what the endpoints of {@link UploadEndpoints} do.
 * Each belongs to the user who began it; nobody else sees it. Permissions are checked before.
 */
public final class ResumableUploads {
    private static final Logger LOG = LoggerFactory.getLogger(ResumableUploads.class);
    private static final int MOST_OF_ONE_USER = 50;

    private final Storages storages;
    private final UploadReceiver.Tools tools;
    private final UploadLedger ledger;
    private final InstantSource clock;
    private final Map<String, PendingUpload> pending = new ConcurrentHashMap<>();

    /**
     * @param storages the node's storages
     * @param tools what keeping a file needs
     * @param folder where pending uploads are remembered; it exists
     */
    public ResumableUploads(Storages storages, UploadReceiver.Tools tools, Path folder, InstantSource clock) {
        this.storages = storages;
        this.tools = tools;
        this.ledger = new UploadLedger(folder);
        this.clock = clock;
    }

    /**
     * Takes up those of an earlier run; to be called before the first call is answered. One whose storage is away waits
     * until it is back.
     */
    public void resume() throws IOException {
        ledger.all().forEach(upload -> pending.put(upload.id(), upload));
        expire();
    }

    /** Drops those that nobody sent anything of for a day, and those that the agent's end left without a file of their own. */
    public void expire() {
        for (PendingUpload upload : pending.values()) {
            if (upload.turn().tryAcquire()) {
                try {
                    if (isOver(upload)) {
                        drop(upload);
                    }
                } catch (IOException e) {
                    // One that cannot be dropped now is tried again; the others don't wait for it.
                    LOG.warn("{}", failureToDrop(upload, e).getMessage());
                } finally {
                    upload.turn().release();
                }
            }
        }
    }

    private boolean isOver(PendingUpload upload) throws IOException {
        if (!upload.isThere()) {
            return !isAway(upload);
        }
        return upload.hasItsName() || upload.expiry().isBefore(clock.instant());
    }

    /** Whether the storage is one of this node that cannot be used just now: what has arrived comes back with it. */
    private boolean isAway(PendingUpload upload) {
        return storages.onThisNode().stream()
                .filter(config -> config.id().equals(upload.storage()))
                .anyMatch(config -> !upload.hasFolder() || !isUsable(config));
    }

    private boolean isUsable(StorageConfig config) {
        try {
            return storages.open(config).status().active();
        } catch (ApiException e) {
            return false;
        }
    }

    /** {@link UploadEndpoints#BEGIN}. */
    public UploadState begin(Arguments arguments, UserId owner) {
        FileClaim claim = FileClaim.of(arguments);
        long size = arguments.require(UploadEndpoints.FILE_SIZE);
        Storage storage = storages.use(arguments.require(PathParameters.STORAGE));
        try {
            Path target = storage.place(claim.name());
            PendingUpload upload = new PendingUpload(
                    UUID.randomUUID().toString(),
                    owner,
                    storage.config().id(),
                    claim,
                    size,
                    TemporaryName.whileUploaded(target),
                    new Semaphore(1));
            if (isThere(target, size) && claim.isAlready(target)) {
                return new UploadState(null, upload.volume().toString(), size, size, true, null);
            }
            claim.requireFree(target);
            requireRoom(upload, storage);
            keep(upload);
            return upload.state();
        } catch (IOException e) {
            throw StorageFailure.of("cannot begin the upload of " + claim.name(), e);
        }
    }

    private static boolean isThere(Path target, long size) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == size;
    }

    private void requireRoom(PendingUpload upload, Storage storage) {
        long available = storage.status().available();
        if (upload.size() > available) {
            throw ApiException.failed("no space is left on the storage '" + upload.storage() + "': the upload has "
                    + upload.size() + " bytes, " + available + " are available");
        }
        long others = pending.values().stream()
                .filter(other -> other.owner().equals(upload.owner()))
                .count();
        if (others >= MOST_OF_ONE_USER) {
            throw ApiException.failed("you have " + others + " uploads that are not committed: drop some first");
        }
    }

    private void keep(PendingUpload upload) throws IOException {
        ledger.add(upload);
        tools.steps().reached("upload.written-down");
        Files.createFile(upload.temporary());
        tools.steps().reached("upload.begun");
        pending.put(upload.id(), upload);
    }

    /** {@link UploadEndpoints#LIST}. */
    public List<UploadState> list(Arguments arguments, UserId owner) {
        List<UploadState> states = new ArrayList<>();
        for (PendingUpload upload : pending.values()) {
            boolean isMeant =
                    upload.owner().equals(owner) && upload.storage().equals(arguments.require(PathParameters.STORAGE));
            if (isMeant && upload.isThere()) {
                states.add(state(upload));
            }
        }
        return states;
    }

    /** {@link UploadEndpoints#READ}. */
    public UploadState read(Arguments arguments, UserId owner) {
        return state(require(arguments, owner));
    }

    private static UploadState state(PendingUpload upload) {
        try {
            return upload.state();
        } catch (IOException e) {
            throw StorageFailure.of("cannot look at the upload of " + upload.volume(), e);
        }
    }

    private PendingUpload require(Arguments arguments, UserId owner) {
        PendingUpload upload = Optional.ofNullable(pending.get(arguments.require(UploadEndpoints.UPLOAD_ID)))
                .filter(known -> known.owner().equals(owner))
                .filter(known -> known.storage().equals(arguments.require(PathParameters.STORAGE)))
                .orElseThrow(() -> ApiException.badParameter(
                        UploadEndpoints.UPLOAD_ID.name(), "no such upload: it was committed, dropped, or is too old"));
        if (!upload.isThere() && isAway(upload)) {
            throw ApiException.failed("storage '" + upload.storage() + "' is not usable just now: the upload of "
                    + upload.volume() + " goes on once it is back");
        }
        return upload;
    }

    /** {@link UploadEndpoints#SEND}: what arrives of a part counts, whole or not. */
    public UploadState send(Arguments arguments, UserId owner, InputStream body) {
        PendingUpload upload = take(arguments, owner);
        try {
            new UploadPart(upload, arguments.require(UploadEndpoints.OFFSET)).append(body);
            return upload.state();
        } catch (IOException e) {
            throw StorageFailure.of("the upload of " + upload.volume() + " broke off", e);
        } finally {
            upload.turn().release();
        }
    }

    /** The upload, held until its turn is released. */
    private PendingUpload take(Arguments arguments, UserId owner) {
        PendingUpload upload = require(arguments, owner);
        if (!upload.turn().tryAcquire()) {
            throw ApiException.failed("another call works on the upload of " + upload.volume() + " just now");
        }
        return upload;
    }

    /** {@link UploadEndpoints#COMMIT}: the work of the task {@code imgcopy}; what can be refused at once is. */
    public UploadCommit commit(Arguments arguments, UserId owner) {
        PendingUpload upload = take(arguments, owner);
        try {
            Path target = storages.use(upload.storage()).place(upload.claim().name());
            return UploadCommit.of(upload, FileClaim.checksum(arguments), target, tools, this::forget);
        } catch (IOException e) {
            throw StorageFailure.of("cannot look at the upload of " + upload.volume(), e);
        } finally {
            upload.turn().release();
        }
    }

    /** {@link UploadEndpoints#ABORT}. */
    public void abort(Arguments arguments, UserId owner) {
        PendingUpload upload = take(arguments, owner);
        try {
            forget(upload);
        } finally {
            upload.turn().release();
        }
    }

    private void forget(PendingUpload upload) {
        try {
            drop(upload);
        } catch (IOException e) {
            throw failureToDrop(upload, e);
        }
    }

    private static ApiException failureToDrop(PendingUpload upload, IOException cause) {
        return StorageFailure.of("cannot drop the upload of " + upload.volume(), cause);
    }

    private void drop(PendingUpload upload) throws IOException {
        FileTree.delete(upload.temporary());
        ledger.remove(upload);
        pending.remove(upload.id());
    }
}
