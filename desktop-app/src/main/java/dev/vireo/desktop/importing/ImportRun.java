// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.storage.UploadModel;
import dev.vireo.desktop.task.TaskEnds;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.Vmid;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What happens after the last step: the files are sent one by one, the import is ordered, and when its task has ended well,
 * disks that are to stay unattached are taken off their keys and the sent files are removed. What breaks off before the order
 * can be begun again, and what has arrived is not sent twice; what is cancelled leaves none of the files it sent.
 */
final class ImportRun {
    private static final Duration TICK = Duration.ofMillis(500);

    /**
     * What is to be done.
     *
     * @param calls to the node
     * @param files what is sent
     * @param sentTo the storage for them; empty if there are none
     * @param order asks the server for the import; answers the task
     * @param detached machine and keys that are taken off at the end; no keys for none
     * @param cleansUp whether the sent files are removed at the end
     */
    record Plan(
            ImportCalls calls,
            List<Path> files,
            Optional<StorageId> sentTo,
            Callable<String> order,
            Detached detached,
            boolean cleansUp) {}

    /** Keys of a machine. */
    record Detached(Vmid vmid, List<String> keys) {}

    /** A file that lies on a storage now; {@code isOwn} if this import put it there. */
    private record Sent(ImportCalls calls, StorageId storage, Path file, boolean isOwn) {
        boolean is(StorageId where, Path which) {
            return storage.equals(where) && file.equals(which);
        }
    }

    private final Background background;
    private final InstantSource clock;
    private final Consumer<String> ordered;
    private final Consumer<Throwable> refused;
    private final Consumer<Throwable> troubled;
    private final TaskEnds tasks;
    private final ObservableList<UploadModel> uploads = FXCollections.observableArrayList();
    private final Set<Sent> sent = new LinkedHashSet<>();
    private Cancellation ticks = Cancellation.NONE;
    private boolean isSending;
    private boolean isOrdered;
    private boolean isCancelled;

    /**
     * @param ordered gets the task of the import
     * @param refused gets the reason why it could not be ordered; it can be begun again
     * @param troubled gets the reason why something could not be tidied up
     */
    ImportRun(
            Background background,
            InstantSource clock,
            Consumer<String> ordered,
            Consumer<Throwable> refused,
            Consumer<Throwable> troubled) {
        this.background = background;
        this.clock = clock;
        this.ordered = ordered;
        this.refused = refused;
        this.troubled = troubled;
        this.tasks = new TaskEnds(background);
    }

    /** The files that are being sent or were. */
    ObservableList<UploadModel> uploads() {
        return uploads;
    }

    /** Begins, or begins again. */
    void begin(Plan plan) {
        uploads.clear();
        isSending = true;
        ticks = background.every(TICK, () -> uploads.forEach(UploadModel::refresh));
        sendNext(plan);
    }

    private void sendNext(Plan plan) {
        if (isCancelled) {
            rest();
            discard();
            return;
        }
        Optional<Path> next = plan.files().stream()
                .filter(file -> sent.stream().noneMatch(done -> done.is(storage(plan), file)))
                .findFirst();
        if (next.isPresent()) {
            send(plan, next.get());
        } else {
            order(plan);
        }
    }

    private static StorageId storage(Plan plan) {
        return plan.sentTo().orElseThrow(() -> new IllegalStateException("files are sent to no storage"));
    }

    private void send(Plan plan, Path file) {
        UploadModel upload = new UploadModel(String.valueOf(file.getFileName()), clock);
        uploads.add(upload);
        background.run(
                () -> plan.calls().send(storage(plan), file, upload),
                upid -> arrived(plan, file, upload, upid),
                reason -> broke(upload, reason));
    }

    /** The bytes are there; the server's check of the whole file may still say no. */
    private void arrived(Plan plan, Path file, UploadModel upload, String upid) {
        if (upload.isPresent()) {
            keep(plan, file, upload, false);
        } else {
            await(plan, upid, () -> keep(plan, file, upload, true), reason -> broke(upload, reason));
        }
    }

    private void await(Plan plan, String upid, Runnable done, Consumer<Throwable> failed) {
        if (upid.isEmpty()) {
            // A server that names no task has made the change already.
            done.run();
            return;
        }
        tasks.follow(plan.calls().api(), Upid.parse(upid), status -> {
            if (status.isSuccess()) {
                done.run();
            } else {
                failed.accept(ApiException.failed(String.valueOf(status.exitstatus())));
            }
        });
    }

    private void keep(Plan plan, Path file, UploadModel upload, boolean isOwn) {
        upload.end();
        sent.add(new Sent(plan.calls(), storage(plan), file, isOwn));
        sendNext(plan);
    }

    private void broke(UploadModel upload, Throwable reason) {
        rest();
        if (isCancelled) {
            discard();
        } else {
            upload.fail(KnownWords.said(reason));
            refused.accept(reason);
        }
    }

    private void rest() {
        isSending = false;
        ticks.cancel();
    }

    private void order(Plan plan) {
        rest();
        isOrdered = true;
        background.run(plan.order(), upid -> follow(plan, upid), reason -> {
            isOrdered = false;
            if (isCancelled) {
                discard();
            }
            refused.accept(reason);
        });
    }

    private void follow(Plan plan, String upid) {
        ordered.accept(upid);
        await(
                plan,
                upid,
                () -> tidyUp(plan),
                // The task itself says why among the tasks; the files stay for another try.
                reason -> sent.clear());
    }

    private void tidyUp(Plan plan) {
        List<Sent> own = plan.cleansUp() ? own() : List.of();
        sent.clear();
        background.run(
                () -> {
                    if (!plan.detached().keys().isEmpty()) {
                        plan.calls()
                                .detach(plan.detached().vmid(), plan.detached().keys());
                    }
                    remove(own);
                    return true;
                },
                done -> {},
                troubled);
    }

    private List<Sent> own() {
        return sent.stream().filter(Sent::isOwn).toList();
    }

    private static void remove(List<Sent> files) {
        files.forEach(file ->
                file.calls().remove(file.storage(), String.valueOf(file.file().getFileName())));
    }

    /** Ends it, unless the import is ordered already: then its task is stopped where tasks are. */
    void cancel() {
        isCancelled = true;
        if (isOrdered) {
            return;
        }
        uploads.forEach(UploadModel::cancel);
        if (!isSending) {
            discard();
        }
    }

    private void discard() {
        List<Sent> own = new ArrayList<>(own());
        sent.clear();
        if (!own.isEmpty()) {
            background.run(
                    () -> {
                        remove(own);
                        return true;
                    },
                    done -> {},
                    troubled);
        }
    }
}
