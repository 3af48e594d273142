// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.storage.FileJournal;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Takes files that clients send. The fields are checked before the first byte of the file; the file goes straight to a
 * temporary name in its folder, and gets its own when {@link ReceivedUpload#commit} finds it whole and harmless. Whatever
 * goes wrong on the way leaves nothing.
 */
public final class UploadReceiver {
    private final Tools tools;
    private final long longest;

    /**
     * What receiving needs.
     *
     * @param images checks disk images that were made elsewhere
     * @param ownership whom new files belong to
     * @param journal remembers files that are not whole yet
     * @param steps is told of each step with an effect
     */
    public record Tools(ForeignImages images, FileOwnership ownership, FileJournal journal, StepListener steps) {}

    /**
     * @param tools what receiving needs
     * @param longest most bytes that a file may have
     */
    public UploadReceiver(Tools tools, long longest) {
        this.tools = tools;
        this.longest = longest;
    }

    /**
     * Reads a whole form and keeps its file under a temporary name. Takes as long as the client sends.
     *
     * @throws ApiException naming the field that is wrong, or what else went wrong
     */
    public ReceivedUpload receive(UploadRequest request, Storage storage) {
        try {
            Boundary boundary = Boundary.of(request.contentType());
            MultipartReader parts = new MultipartReader(request.body(), boundary);
            FileClaim form = UploadForm.read(parts);
            Path target = storage.place(form.name());
            form.requireFree(target);
            requireSpace(request, storage);
            return receive(parts, form, storage, target);
        } catch (MultipartException e) {
            throw ApiException.badParameter("filename", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw StorageFailure.of("the upload failed", e);
        }
    }

    private void requireSpace(UploadRequest request, Storage storage) {
        long available = storage.status().available();
        if (request.length() > available) {
            throw ApiException.failed(
                    "no space is left on the storage '" + storage.config().id() + "': the upload has "
                            + request.length() + " bytes, " + available + " are available");
        }
    }

    private ReceivedUpload receive(MultipartReader parts, FileClaim form, Storage storage, Path target)
            throws IOException {
        Path temporary = TemporaryName.whileUploaded(target);
        tools.journal().begins(temporary);
        boolean isWhole = false;
        try {
            long size = new FileReception(parts, form, longest, tools.steps()).write(temporary);
            if (parts.next().isPresent()) {
                throw new MultipartException("the file is the last part of the form; another part follows it");
            }
            tools.steps().reached("upload.received");
            isWhole = true;
            return new ReceivedUpload(
                    storage.config().id(), form, new ReceivedUpload.Place(temporary, target), size, tools);
        } finally {
            if (!isWhole) {
                FileTree.deleteDurably(temporary);
                tools.journal().ends(temporary);
            }
        }
    }
}
