// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.image.BadImageException;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file that has arrived under a temporary name. It is committed once, or discarded. */
public final class ReceivedUpload {
    private final VolumeId volume;
    private final FileClaim form;
    private final Place place;
    private final long size;
    private final UploadReceiver.Tools tools;

    /** Where the file is, under a journalled name, and where it goes. */
    public record Place(Path temporary, Path target) {}

    /**
     * A file that is there as a whole.
     *
     * @param storage where it will be
     * @param form what it is said to be; its checksum is known to be right
     * @param size bytes that have arrived
     */
    public ReceivedUpload(StorageId storage, FileClaim form, Place place, long size, UploadReceiver.Tools tools) {
        this.volume = new VolumeId(storage, form.name().toString());
        this.form = form;
        this.place = place;
        this.size = size;
        this.tools = tools;
    }

    /** The volume that it will be. */
    public VolumeId volume() {
        return volume;
    }

    /** Bytes that have arrived. */
    public long size() {
        return size;
    }

    /**
     * Brings the file to disk, checks it and gives it its name: the work of the task {@code imgcopy}.
     *
     * @throws ApiException if it is not what its name says, or the storage fails; nothing of it is left then
     */
    public void commit(TaskLog log) {
        try {
            log.line("received " + size + " bytes for " + volume);
            FileTree.sync(place.temporary());
            tools.steps().reached("upload.synced");
            requireSafe();
            if (form.name().content() != ContentType.VZTMPL) {
                tools.ownership().disk(place.temporary());
            }
            form.checksum().ifPresent(sum -> RememberedChecksum.write(place.temporary(), sum));
            takeName(log);
            tools.steps().reached("upload.renamed");
        } catch (IOException e) {
            throw StorageFailure.of("cannot keep the upload " + volume, e);
        } finally {
            discard();
        }
        log.progress(1);
    }

    private void requireSafe() throws IOException {
        if (form.name() instanceof VolumeName.Import foreign) {
            try {
                tools.images().requireSafeImport(place.temporary(), foreign.fileName());
            } catch (BadImageException e) {
                throw ApiException.failed("the upload " + volume + " is refused: " + e.getMessage(), e);
            }
        }
    }

    /** A link does not replace what somebody else put there meanwhile; a rename would. */
    private void takeName(TaskLog log) throws IOException {
        try {
            Files.createLink(place.target(), place.temporary());
        } catch (FileAlreadyExistsException e) {
            requireSame(log);
        } catch (FileSystemException | UnsupportedOperationException e) {
            renameUnlessTaken();
        }
        FileTree.syncFolderOf(place.target());
    }

    private void requireSame(TaskLog log) throws IOException {
        if (!form.isAlready(place.target())) {
            throw ApiException.failed("the volume " + volume + " was made by somebody else meanwhile");
        }
        log.line(volume + " holds the same content already");
    }

    /** For file systems without hard links. */
    private void renameUnlessTaken() throws IOException {
        if (Files.exists(place.target(), LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(place.target().toString());
        }
        FileTree.rename(place.temporary(), place.target());
    }

    /** Drops the file. Does nothing after a commit. */
    public void discard() {
        try {
            FileTree.deleteDurably(place.temporary());
            tools.journal().ends(place.temporary());
        } catch (IOException e) {
            // It stays in the journal, so the next start removes it.
            throw StorageFailure.of("cannot remove " + place.temporary(), e);
        }
    }
}
