// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskEntry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts tasks on threads of the agent and knows how each stands. */
public final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final String UNEXPECTED = "unexpected status";
    /** Ended tasks that a list looks through. */
    private static final int LISTED = 5000;
    /** Ended tasks that are remembered. */
    private static final int KEPT = 20_000;

    private final NodeName node;
    private final Path logDirectory;
    private final NodeDatabase database;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final StepListener steps;
    private final AtomicLong counter;
    private final long processStart;
    private final Map<Upid, Running> running = new ConcurrentHashMap<>();
    private volatile Consumer<Upid> changed = upid -> {};

    /** @param host where logs lie and what tasks run on */
    public Tasks(NodeName node, TaskHost host, InstantSource clock, StepListener steps) {
        this.node = node;
        this.logDirectory = host.logDirectory();
        this.database = host.database();
        this.threads = host.threads();
        this.clock = clock;
        this.steps = steps;
        this.counter = new AtomicLong(database.taskCount());
        this.processStart = clock.instant().getEpochSecond() & 0xffff_ffffL;
    }

    /** Where tasks live. */
    public record TaskHost(Path logDirectory, NodeDatabase database, ExecutorService threads) {}

    /** Who hears of tasks that begin, and end. */
    public void onChange(Consumer<Upid> listener) {
        changed = listener;
    }

    /**
     * Starts a task.
     *
     * @param type kind, such as {@code qmstart}
     * @param id what it works on
     * @param owner who asked for it
     */
    public Upid start(String type, String id, Principal owner, TaskBody body) {
        return begin(type, id, owner, body).context.upid();
    }

    private Running begin(String type, String id, Principal owner, TaskBody body) {
        Upid upid = new Upid(
                node, counter.incrementAndGet() & 0xffff_ffffL, processStart, clock.instant(), type, id, owner);
        database.taskBegins(upid);
        TaskContext context = new TaskContext(upid, TaskLogFile.of(logDirectory, upid), database, steps);
        Running entry = new Running(context);
        running.put(upid, entry);
        threads.execute(() -> run(entry, body));
        // Whoever hears of it comes and looks how it stands: to hear of the end first does no harm.
        changed.accept(upid);
        return entry;
    }

    /** Starts a task, waits for its end, and fails as it failed. */
    public void runAndWait(String type, String id, Principal owner, TaskBody body) throws InterruptedException {
        Running task = begin(type, id, owner, body);
        task.ended.await();
        Exception failure = task.failure;
        if (failure != null) {
            throw failure instanceof ApiException api ? api : ApiException.failed(reason(failure), failure);
        }
    }

    /** Asks all tasks of a kind that work on one thing to stop. */
    public void stopAll(String type, String id) {
        running.keySet().stream()
                .filter(upid -> upid.type().equals(type) && upid.id().equals(id))
                .forEach(this::stop);
    }

    private void run(Running task, TaskBody body) {
        task.begins(Thread.currentThread());
        String status = UNEXPECTED;
        try {
            status = endOf(task, body);
        } finally {
            // From here on nobody interrupts this thread: its end is to be written.
            task.ends();
            finish(task.context, status);
            task.ended.countDown();
        }
    }

    @SuppressWarnings("IllegalCatch") // the edge at which whatever a task dies of becomes its end
    private static String endOf(Running task, TaskBody body) {
        TaskContext context = task.context;
        try {
            context.checkCancelled();
            body.run(context);
            task.failure = null;
            return context.warnings() == 0 ? "OK" : "WARNINGS: " + context.warnings();
        } catch (InterruptedException e) {
            task.failure = ApiException.failed("received interrupt", e);
            return "received interrupt";
        } catch (Exception e) {
            task.failure = e;
            if (!(e instanceof ApiException)) {
                LOG.warn("task {} failed", context.upid(), e);
            }
            return reason(e);
        }
    }

    private void finish(TaskContext context, String status) {
        boolean isGood = status.equals("OK") || status.startsWith("WARNINGS: ");
        try {
            context.line(isGood ? "TASK " + status : "TASK ERROR: " + status);
        } catch (UncheckedIOException e) {
            LOG.warn("the log of {} lacks its end", context.upid(), e);
        }
        try {
            if (!context.isUnsettled()) {
                database.forgetIntents(context.upid());
            }
            database.taskEnds(context.upid(), clock.instant(), status);
        } finally {
            running.remove(context.upid());
            changed.accept(context.upid());
        }
    }

    private static String reason(Exception failure) {
        String message = failure instanceof ApiException api && !api.errors().isEmpty()
                ? String.join(
                        "; ",
                        api.errors().entrySet().stream()
                                .map(error -> error.getKey() + ": " + error.getValue())
                                .toList())
                : String.valueOf(failure.getMessage());
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** Writes down what is about to be done where no task does it: before a task could begin, for instance. */
    public Intent intend(String kind, Map<String, String> details) {
        Upid nobody = new Upid(node, 0, processStart, clock.instant(), kind, "", UserId.ROOT);
        return database.addIntent(nobody, kind, details);
    }

    /** What was intended is done or undone. */
    public void fulfil(Intent intent) {
        database.removeIntent(intent);
    }

    /** Asks a task to stop; one that has ended is left alone. */
    public void stop(Upid upid) {
        Running task = running.get(upid);
        if (task != null) {
            task.stop();
        }
    }

    /** A task that runs or has ended. */
    public Optional<TaskEntry> find(Upid upid) {
        Running task = running.get(upid);
        return task != null
                ? Optional.of(entry(task.context))
                : database.endedTask(upid).map(Tasks::entry);
    }

    /** Tasks that run, the newest first. */
    public List<TaskEntry> running() {
        List<TaskEntry> entries = new ArrayList<>();
        running.values().forEach(task -> entries.add(entry(task.context)));
        entries.sort(Comparator.comparingLong(TaskEntry::starttime).reversed());
        return entries;
    }

    /** Tasks that ended, the newest first. */
    public List<TaskEntry> ended() {
        return ended(LISTED);
    }

    /** The last tasks that ended, the newest first, as many as that. */
    List<TaskEntry> ended(int most) {
        return database.endedTasks(most).stream().map(Tasks::entry).toList();
    }

    /** Forgets the oldest tasks with their logs, long after lists have ceased to show them. */
    public void forgetOld() {
        forgetAllBut(KEPT);
    }

    void forgetAllBut(int kept) {
        for (Upid upid : database.endedTasksBefore(kept)) {
            TaskLogFile.of(logDirectory, upid).delete();
            database.forgetTask(upid);
        }
    }

    /** Lines of a task's log from {@code start}, counted from 0. */
    public List<LogLine> log(Upid upid, long start, long limit) {
        return TaskLogFile.of(logDirectory, upid).read(start, limit);
    }

    private static TaskEntry entry(TaskContext context) {
        return entry(context.upid(), null, null, context.progress() < 0 ? null : context.progress());
    }

    private static TaskEntry entry(NodeDatabase.EndedTask ended) {
        return entry(ended.upid(), ended.end().getEpochSecond(), ended.status(), null);
    }

    private static TaskEntry entry(Upid upid, @Nullable Long end, @Nullable String status, @Nullable Double progress) {
        return new TaskEntry(
                upid.toString(),
                upid.node().name(),
                upid.pid(),
                upid.processStart(),
                upid.start().getEpochSecond(),
                end,
                upid.type(),
                upid.id(),
                upid.owner().toString(),
                status,
                progress);
    }

    private static final class Running {
        private final TaskContext context;
        private final CountDownLatch ended = new CountDownLatch(1);
        /** Until it has ended well: an error of the program itself leaves no other reason. */
        private volatile @Nullable Exception failure = ApiException.failed(UNEXPECTED);

        private @Nullable Thread thread;

        Running(TaskContext context) {
            this.context = context;
        }

        synchronized void begins(Thread runner) {
            thread = runner;
        }

        synchronized void stop() {
            context.cancel();
            if (thread != null) {
                thread.interrupt();
            }
        }

        /** An interrupt that came too late is taken back: the thread goes on to other tasks. */
        synchronized void ends() {
            thread = null;
            Thread.interrupted();
        }
    }
}
