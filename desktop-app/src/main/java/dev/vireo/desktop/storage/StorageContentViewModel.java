// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.task.TaskEnds;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Upid;
import dev.vireo.model.option.Options;
import dev.vireo.model.task.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What lies on a storage as one node sees it, and the uploads to it. */
public final class StorageContentViewModel {
    private static final Duration TICK = Duration.ofMillis(500);

    private final AgentApi api;
    private final Background background;
    private final InstantSource clock;
    private final NodeName node;
    private final StorageId storage;
    private final List<String> kinds;
    private final ObservableList<Volume> volumes = FXCollections.observableArrayList();
    private final FilteredList<Volume> shown = new FilteredList<>(volumes);
    private final ObservableList<UploadModel> uploads = FXCollections.observableArrayList();
    // Kept: a view of a list that nobody holds is collected together with the listeners on it.
    private final ObservableList<UploadModel> uploadsView = FXCollections.unmodifiableObservableList(uploads);
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty kind = new SimpleStringProperty("");
    private final StringProperty checksum = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyObjectWrapper<Boolean> loaded = new ReadOnlyObjectWrapper<>(false);
    private final TaskEnds tasks;
    private boolean cannotRead;
    private Cancellation reading = Cancellation.NONE;
    private Cancellation ticking = Cancellation.NONE;

    /**
     * @param clock tells how fast uploads are
     * @param kinds what the storage takes, such as {@code iso}
     */
    public StorageContentViewModel(
            AgentApi api,
            Background background,
            InstantSource clock,
            NodeName node,
            StorageId storage,
            List<String> kinds) {
        this.api = api;
        this.background = background;
        this.clock = clock;
        this.node = node;
        this.storage = storage;
        this.kinds = List.copyOf(kinds);
        this.tasks = new TaskEnds(background);
        filter.addListener((observable, before, now) -> select());
        kind.addListener((observable, before, now) -> select());
    }

    private void select() {
        shown.setPredicate(volume -> volume.matches(filter.get())
                && (kind.get().isEmpty() || volume.content().equals(kind.get())));
    }

    /** Begins to watch. */
    public void open() {
        refresh();
        ticking = background.every(TICK, () -> uploads.forEach(UploadModel::refresh));
    }

    /** Ends to watch; uploads go on. */
    public void close() {
        reading.cancel();
        ticking.cancel();
    }

    /** Reads the content anew; rows that are still there stay the same. */
    public void refresh() {
        reading.cancel();
        reading = background.run(
                () -> api.call(StorageEndpoints.LIST_CONTENT, here()).stream()
                        .map(Volume::of)
                        .sorted(Comparator.comparing(Volume::content).thenComparing(Volume::name))
                        .toList(),
                this::take,
                this::failToRead);
    }

    private void take(List<Volume> read) {
        if (cannotRead) {
            // What a removal or an upload was refused for stays until the next of them.
            failure.set(Sentence.EMPTY);
            cannotRead = false;
        }
        loaded.set(true);
        if (!volumes.equals(read)) {
            volumes.setAll(read);
        }
    }

    private void failToRead(Throwable reason) {
        cannotRead = true;
        fail(reason);
    }

    private void fail(Throwable reason) {
        failure.set(said(reason));
    }

    private static Sentence said(Throwable reason) {
        return Sentence.of("The server says: {0}", String.valueOf(reason.getMessage()));
    }

    private Arguments here() {
        return Arguments.of(Options.EMPTY.with(PathParameters.NODE, node).with(PathParameters.STORAGE, storage));
    }

    /** Follows what a dialog has begun, and reads the content anew at its end. */
    public void begun(List<String> upids) {
        failure.set(Sentence.EMPTY);
        upids.forEach(this::follow);
        refresh();
    }

    private void follow(String upid) {
        tasks.follow(api, Upid.parse(upid), this::endOf);
    }

    private void endOf(TaskStatus task) {
        if (!task.isSuccess()) {
            failure.set(Sentence.of("The server says: {0}", String.valueOf(task.exitstatus())));
        }
        refresh();
    }

    /** Sends files that the storage takes; the others are named in a failure. */
    public void upload(List<Path> files) {
        failure.set(Sentence.EMPTY);
        String sum = checksum.get().strip();
        if (files.size() > 1 && !sum.isEmpty()) {
            failure.set(Sentence.of(
                    "The checksum is that of one file, and {0} are given: nothing is sent. Empty it, or upload one by one.",
                    Integer.toString(files.size())));
            return;
        }
        for (Path file : files) {
            String fileName = String.valueOf(file.getFileName());
            ContentKinds.kindOf(fileName, kinds)
                    .ifPresentOrElse(
                            content -> send(file, fileName, content, sum),
                            () -> failure.set(Sentence.of("“{0}” is of no kind that this storage takes.", fileName)));
        }
    }

    private void send(Path file, String fileName, String content, String sum) {
        UploadModel upload = new UploadModel(fileName, clock);
        uploads.add(upload);
        background.run(
                () -> api.upload(node, storage, content, file, sum.isEmpty() ? null : sum, upload),
                upid -> end(upload, upid),
                reason -> endBadly(upload, reason));
    }

    /** One that was there already stays on the list until it has been read and dismissed. */
    private void end(UploadModel upload, String upid) {
        upload.end();
        if (!upload.isPresent()) {
            uploads.remove(upload);
            follow(upid);
        }
    }

    private void endBadly(UploadModel upload, Throwable reason) {
        if (upload.isCancelled()) {
            uploads.remove(upload);
        } else {
            upload.fail(said(reason));
        }
    }

    /** Takes a failed upload off the list. */
    public void dismiss(UploadModel upload) {
        uploads.remove(upload);
    }

    /** Volumes that filter and kind let through. */
    public ObservableList<Volume> volumes() {
        return shown;
    }

    /** Uploads that run or failed. */
    public ObservableList<UploadModel> uploads() {
        return uploadsView;
    }

    /** Letters that name, owner or kind must have. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The only kind shown; empty for all. */
    public StringProperty kindProperty() {
        return kind;
    }

    /** SHA-256 that the next single upload must have; empty for none. */
    public StringProperty checksumProperty() {
        return checksum;
    }

    /** What the server last objected to; empty for nothing. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the content has been read at least once. */
    public ReadOnlyObjectProperty<Boolean> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Calls about the storage. */
    StorageCalls calls() {
        return new StorageCalls(api, node, storage);
    }

    /** Kinds of content that the storage takes. */
    public List<String> kinds() {
        return kinds;
    }

    /** Whether files can be uploaded to it. */
    public boolean takesUploads() {
        return ContentKinds.takesUploads(kinds);
    }
}
