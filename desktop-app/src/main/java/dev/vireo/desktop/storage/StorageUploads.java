// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Uploads to one storage as one node sees it: those that run, and those that failed until they are dismissed. */
public final class StorageUploads {
    private final StorageCalls calls;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<String> begun;
    private final Consumer<Sentence> failed;
    private final ObservableList<UploadModel> uploads = FXCollections.observableArrayList();
    // Kept: a view of a list that nobody holds is collected together with the listeners on it.
    private final ObservableList<UploadModel> shown = FXCollections.unmodifiableObservableList(uploads);
    private @Nullable Consumer<String> watcher;

    /**
     * No uploads yet.
     *
     * @param clock tells how fast they are
     * @param begun is told the task that ends each upload
     * @param failed is told why an upload failed that nobody looks at
     */
    StorageUploads(
            StorageCalls calls,
            Background background,
            InstantSource clock,
            Consumer<String> begun,
            Consumer<Sentence> failed) {
        this.calls = calls;
        this.background = background;
        this.clock = clock;
        this.begun = begun;
        this.failed = failed;
    }

    /** Somebody looks, and is told the task that ends each upload. */
    void watch(Consumer<String> ended) {
        watcher = ended;
    }

    /** Nobody looks any more; the uploads go on. */
    void leave() {
        watcher = null;
    }

    /** Whether there is nothing to come back to. */
    boolean isIdle() {
        return uploads.isEmpty() && watcher == null;
    }

    /** The uploads, not to be changed. */
    public ObservableList<UploadModel> all() {
        return shown;
    }

    /** Whether a file of that name is being sent. */
    boolean isSending(String fileName) {
        return uploads.stream()
                .filter(upload -> upload.phaseProperty().get() == UploadModel.Phase.SENDING)
                .anyMatch(upload -> upload.fileName().equals(fileName));
    }

    /**
     * Sends a file.
     *
     * @param file what it is to be there
     */
    void send(UploadFile file) {
        UploadModel upload = new UploadModel(file.name(), clock);
        uploads.add(upload);
        background.run(
                () -> calls.api().upload(calls.node(), calls.storage(), file, upload),
                upid -> end(upload, upid),
                reason -> endBadly(upload, Failures.words(reason)));
    }

    /** One that was there already stays on the list until it has been read and dismissed. */
    private void end(UploadModel upload, String upid) {
        upload.end();
        if (!upload.isPresent()) {
            uploads.remove(upload);
            begun.accept(upid);
            Optional.ofNullable(watcher).ifPresent(present -> present.accept(upid));
        }
    }

    private void endBadly(UploadModel upload, String reason) {
        if (upload.isCancelled()) {
            uploads.remove(upload);
            return;
        }
        upload.fail(Sentence.of("The server says: {0}", reason));
        if (watcher == null) {
            failed.accept(Sentence.of("Upload of {0} failed: {1}", upload.fileName(), reason));
        }
    }

    /** Takes an upload that has ended off the list. */
    void dismiss(UploadModel upload) {
        uploads.remove(upload);
    }

    /** Shows how far they are. */
    void refresh() {
        uploads.forEach(UploadModel::refresh);
    }
}
