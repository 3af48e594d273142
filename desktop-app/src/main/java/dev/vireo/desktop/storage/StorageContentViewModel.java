// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.task.TaskEnds;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What lies on a storage as one node sees it, and the uploads to it. */
public final class StorageContentViewModel {
    private static final Duration TICK = Duration.ofMillis(500);

    private final StorageItem storage;
    private final Background background;
    private final StorageUploads uploads;
    private final StorageCalls calls;
    private final List<String> kinds;
    private final ObservableList<Volume> volumes = FXCollections.observableArrayList();
    private final FilteredList<Volume> shown = new FilteredList<>(volumes);
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty kind = new SimpleStringProperty("");
    private final StringProperty checksum = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyObjectWrapper<Boolean> loaded = new ReadOnlyObjectWrapper<>(false);
    private final ChangeListener<Number> onNews = (observed, before, now) -> refresh();
    private final Watch<List<Volume>> watch;
    private final TaskEnds tasks;
    private boolean cannotRead;
    private Cancellation ticking = Cancellation.NONE;

    /** @param uploads those to this storage, which outlive the tab that shows them */
    public StorageContentViewModel(StorageItem storage, Background background, StorageUploads uploads) {
        this.storage = storage;
        this.background = background;
        this.uploads = uploads;
        this.calls = StorageCalls.of(storage);
        this.kinds = storage.contentProperty().get();
        this.watch = new Watch<>(background, () -> this::list, this::take, this::failToRead);
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
        close();
        storage.newsProperty().addListener(onNews);
        uploads.watch(this::follow);
        ticking = background.every(TICK, uploads::refresh);
        watch.open();
    }

    /** Ends to watch; uploads go on. */
    public void close() {
        storage.newsProperty().removeListener(onNews);
        uploads.leave();
        ticking.cancel();
        watch.close();
    }

    /** Reads the content anew; rows that are still there stay the same. */
    public void refresh() {
        watch.refresh();
    }

    private List<Volume> list() {
        return calls.api().call(StorageEndpoints.LIST_CONTENT, calls.path()).stream()
                .map(Volume::of)
                .sorted(Comparator.comparing(Volume::content).thenComparing(Volume::name))
                .toList();
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
        failure.set(Sentence.of("The server says: {0}", Failures.words(reason)));
    }

    /** Follows what a dialog has begun, and reads the content anew at its end. */
    public void begun(List<String> upids) {
        failure.set(Sentence.EMPTY);
        upids.forEach(this::follow);
        refresh();
    }

    private void follow(String upid) {
        try {
            tasks.follow(calls.api(), Upid.parse(upid), this::endOf);
        } catch (InvalidValueException e) {
            refresh(); // a server that names no task has done it already
        }
    }

    private void endOf(TaskStatus task) {
        if (!task.isSuccess()) {
            failure.set(Sentence.of("The server says: {0}", String.valueOf(task.exitstatus())));
        }
        refresh();
    }

    /**
     * Sends files that the storage takes; the others are named in a failure.
     *
     * @return what is to be asked before the rest is sent: right names for templates that have wrong ones
     */
    public List<Operation> upload(List<Path> files) {
        failure.set(Sentence.EMPTY);
        String sum = checksum.get().strip();
        if (files.size() > 1 && !sum.isEmpty()) {
            failure.set(Sentence.of(
                    "The checksum is that of one file, and {0} are given: nothing is sent. Empty it, or upload one by one.",
                    Integer.toString(files.size())));
            return List.of();
        }
        List<Operation> questions = new ArrayList<>();
        for (Path path : files) {
            String name = String.valueOf(path.getFileName());
            Optional<String> content = ContentKinds.kindOf(name, kinds);
            if (content.isEmpty()) {
                failure.set(Sentence.of("“{0}” is of no kind that this storage takes.", name));
                continue;
            }
            UploadFile file = new UploadFile(path, name, content.get(), sum.isEmpty() ? null : sum);
            if (NameTemplate.isNeededFor(file)) {
                questions.add(new NameTemplate(file, calls.storage(), this::send));
            } else {
                send(file);
            }
        }
        return questions;
    }

    private void send(UploadFile file) {
        if (uploads.isSending(file.name())) {
            failure.set(Sentence.of("“{0}” is being sent already.", file.name()));
        } else {
            uploads.send(file);
        }
    }

    /** Takes a failed upload off the list. */
    public void dismiss(UploadModel upload) {
        uploads.dismiss(upload);
    }

    /** Volumes that filter and kind let through. */
    public ObservableList<Volume> volumes() {
        return shown;
    }

    /** Uploads that run or failed. */
    public ObservableList<UploadModel> uploads() {
        return uploads.all();
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
        return calls;
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
