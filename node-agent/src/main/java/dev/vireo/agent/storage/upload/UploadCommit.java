// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a volume of an upload that has arrived as a whole: it is summed up from disk, checked, and gets its name. */
public final class UploadCommit {
    private static final int BUFFER = 1 << 20;

    private final PendingUpload upload;
    private final Checksum wanted;
    private final Path target;
    private final UploadReceiver.Tools tools;
    private final Consumer<PendingUpload> forget;

    private UploadCommit(
            PendingUpload upload,
            Checksum wanted,
            Path target,
            UploadReceiver.Tools tools,
            Consumer<PendingUpload> forget) {
        this.upload = upload;
        this.wanted = wanted;
        this.target = target;
        this.tools = tools;
        this.forget = forget;
    }

    /** Checks that everything has arrived and that there is one sum to check it by. */
    static UploadCommit of(
            PendingUpload upload,
            Optional<Checksum> given,
            Path target,
            UploadReceiver.Tools tools,
            Consumer<PendingUpload> forget)
            throws IOException {
        long arrived = upload.arrived();
        if (arrived != upload.size()) {
            throw ApiException.failed("only " + arrived + " of " + upload.size() + " bytes of the upload have arrived");
        }
        Optional<Checksum> begun = upload.claim().checksum();
        if (given.isPresent() && begun.isPresent() && !given.equals(begun)) {
            throw ApiException.badParameter("checksum", "another one was given when the upload began");
        }
        Checksum wanted = given.or(() -> begun)
                .orElseThrow(() -> ApiException.badParameter(
                        "checksum", "property is missing: an upload is committed with the checksum of its file"));
        return new UploadCommit(upload, wanted, target, tools, forget);
    }

    /** The volume that it will be. */
    public VolumeId volume() {
        return upload.volume();
    }

    /** The work of a task. An upload with another sum is dropped; one whose task was stopped can be committed again. */
    public void run(TaskContext task) {
        if (!upload.turn().tryAcquire()) {
            throw ApiException.failed("another call works on the upload of " + upload.volume() + " just now");
        }
        try {
            requireSum(task);
            FileClaim proven = new FileClaim(upload.claim().name(), Optional.of(wanted));
            ReceivedUpload.Place place = new ReceivedUpload.Place(upload.temporary(), target);
            try {
                new ReceivedUpload(upload.storage(), proven, place, upload.size(), tools).commit(task);
            } finally {
                forget.accept(upload);
            }
        } catch (IOException e) {
            throw StorageFailure.of("cannot read the upload of " + upload.volume(), e);
        } finally {
            upload.turn().release();
        }
    }

    private void requireSum(TaskContext task) throws IOException {
        MessageDigest sum = wanted.begin();
        byte[] some = new byte[BUFFER];
        long done = 0;
        try (InputStream in = Files.newInputStream(upload.temporary())) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                task.checkCancelled();
                sum.update(some, 0, read);
                done += read;
                task.progress((double) done / upload.size());
            }
        }
        if (!wanted.isSum(sum)) {
            forget.accept(upload);
            throw ApiException.failed("the file that arrived has another " + wanted.algorithm()
                    + " checksum than the one given: it was changed on the way, or the checksum is of another file");
        }
    }
}
