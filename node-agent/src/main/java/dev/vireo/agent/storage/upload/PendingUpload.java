// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * An upload that goes on until it is committed, dropped or forgotten by its client.
 *
 * @param id its name
 * @param owner who sends it
 * @param storage where it goes
 * @param claim what it is said to be
 * @param size bytes that the file has
 * @param temporary what has arrived
 * @param turn held by the one call that works on it
 */
record PendingUpload(
        String id, UserId owner, StorageId storage, FileClaim claim, long size, Path temporary, Semaphore turn) {
    private static final Duration LIFE = Duration.ofHours(24);

    /** The volume that it will be. */
    VolumeId volume() {
        return new VolumeId(storage, claim.name().toString());
    }

    /** Whether what has arrived is there: not while the storage is away. */
    boolean isThere() {
        return Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether the folder is there that it arrives in. */
    boolean hasFolder() {
        Path folder = temporary.getParent();
        return folder != null && Files.isDirectory(folder);
    }

    /** Whether it has the volume's name too: the agent ended after giving it that. */
    boolean hasItsName() throws IOException {
        return !Integer.valueOf(1).equals(Files.getAttribute(temporary, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
    }

    /** Bytes that have arrived. */
    long arrived() throws IOException {
        return Files.size(temporary);
    }

    /** When it is dropped unless something more arrives. */
    Instant expiry() throws IOException {
        return Files.getLastModifiedTime(temporary).toInstant().plus(LIFE);
    }

    /** How far it is. */
    UploadState state() throws IOException {
        return new UploadState(id, volume().toString(), size, arrived(), false, expiry().getEpochSecond());
    }
}
