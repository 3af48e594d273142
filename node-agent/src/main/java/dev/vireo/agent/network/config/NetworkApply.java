// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Puts what waits into effect so that a mistake does not cut the node off: a process of its own goes back to the former
 * setup unless somebody confirms in time, whatever becomes of the agent.
 */
public final class NetworkApply {
    private static final String INTENT = "network-apply";
    private static final long LOOK_MILLISECONDS = 200;
    private static final Duration BACK_LIMIT = Duration.ofMinutes(5);
    /** How long after the deadline the guard may still be at work before the agent goes back by itself. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private final Tools tools;
    private final NetworkChange change;
    private final Semaphore turn = new Semaphore(1);
    /** Whether somebody wanted the former network back before the time was over. */
    private volatile boolean isAskedFor;

    /** @param directory where a change that is under way is written down */
    public NetworkApply(Tools tools, Path directory) {
        this.tools = tools;
        this.change = new NetworkChange(directory);
    }

    /**
     * What it works with.
     *
     * @param programs runs {@code ifup} and others
     * @param detached starts the process that goes back
     * @param files where {@code /sys} is read
     * @param hasSystemd whether that process needs a scope of its own to outlive the agent's service
     */
    public record Tools(
            ProgramRunner programs,
            DetachedPrograms detached,
            HostFiles files,
            InstantSource clock,
            boolean hasSystemd) {}

    /** Fails while a change waits to be confirmed. */
    void requireNoneUnderWay() throws IOException {
        if (change.exists() && !change.isOver()) {
            throw ApiException.failed("a change of the network waits to be confirmed: confirm it or go back first");
        }
    }

    /** Seconds in which the change that was applied has to be confirmed; empty if there is none. */
    Optional<Long> secondsLeft() throws IOException {
        return change.deadline()
                .map(deadline -> Math.max(
                        0, deadline.getEpochSecond() - tools.clock.instant().getEpochSecond()));
    }

    /** Keeps what was applied. */
    void confirm() throws IOException {
        change.confirm();
    }

    /** Goes back at once. */
    void rollBack() throws IOException, InterruptedException {
        if (!change.isUnconfirmed()) {
            throw ApiException.failed("no change of the network waits to be confirmed");
        }
        isAskedFor = true;
        goBack();
    }

    private void goBack() throws IOException, InterruptedException {
        ProgramResult result = tools.programs.run(change.back(0), RunLimits.QUICK.within(BACK_LIMIT));
        if (!result.isSuccess()) {
            throw new IOException("not everything of the former network came back: " + result.reason());
        }
    }

    /**
     * The whole of it, to its end: confirmed, or taken back, which fails the task.
     *
     * @param seconds in which it has to be confirmed
     */
    void run(NetworkPlace place, long seconds, TaskContext task) throws IOException, InterruptedException {
        if (!turn.tryAcquire()) {
            throw ApiException.failed("a change of the network is being applied: wait for its end");
        }
        try {
            requireNoneUnderWay();
            apply(place, seconds, task);
        } finally {
            turn.release();
        }
    }

    private void apply(NetworkPlace place, long seconds, TaskContext task) throws IOException, InterruptedException {
        isAskedFor = false;
        FileSet before = place.current();
        FileSet after = place.wanted();
        if (before.equals(after)) {
            task.line("Nothing waits to be applied");
            place.dropPending();
            return;
        }
        before.diffTo(after).lines().forEach(task::line);
        change.delete();
        Intent intent =
                task.intend(INTENT, Map.of("directory", change.directory().toString()));
        task.step("network-intended");
        Instant deadline = tools.clock.instant().plusSeconds(seconds);
        change.write(place, new SwitchOrder(place.dialect(), tools.files).plan(before, after, deadline));
        task.step("network-written-down");
        tools.detached.start(guard(seconds), change.directory().resolve("log"));
        task.step("network-guarded");
        try {
            forward(seconds, task);
            task.step("network-applied");
            task.line("Applied; the former setup comes back in " + seconds + " seconds unless this is confirmed");
            awaitEnd(deadline, task);
        } catch (InterruptedException e) {
            // Nobody is left who could be confirmed to.
            tools.detached.start(change.back(0), change.directory().resolve("log"));
            throw e;
        }
        finish(place, seconds, task);
        task.fulfil(intent);
    }

    private List<String> guard(long seconds) {
        List<String> command = new ArrayList<>();
        if (tools.hasSystemd) {
            // Without a name of its own: the guard of an earlier change may still be waiting for its time.
            command.addAll(List.of(
                    "systemd-run",
                    "--scope",
                    "--quiet",
                    "--collect",
                    "--slice=vireo",
                    "--description=goes back to the former network unless the new one is confirmed"));
        }
        command.addAll(change.back(seconds));
        return command;
    }

    private void forward(long seconds, TaskContext task) throws IOException, InterruptedException {
        ProgramResult result =
                tools.programs.run(change.forward(), RunLimits.QUICK.within(Duration.ofSeconds(seconds)));
        result.output().lines().forEach(task::line);
        result.errors().lines().forEach(task::line);
        if (!result.isSuccess() && change.isUnconfirmed()) {
            task.line("The new setup did not come up: going back");
            goBack();
        }
    }

    private void awaitEnd(Instant deadline, TaskContext task) throws IOException, InterruptedException {
        while (!change.isOver()) {
            boolean isGuardGone = tools.clock.instant().isAfter(deadline.plus(GRACE));
            if (task.isCancelled() || isGuardGone) {
                goBack();
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
    }

    private void finish(NetworkPlace place, long seconds, TaskContext task) throws IOException {
        boolean isKept = change.isConfirmed();
        task.step(isKept ? "network-kept" : "network-taken-back");
        if (isKept) {
            place.dropPending();
            task.step("network-pending-dropped");
        }
        change.delete();
        task.step("network-forgotten");
        if (!isKept) {
            throw ApiException.failed(
                    isAskedFor
                            ? "the former network is back, as was asked for. What was changed waits to be corrected."
                            : "the former network is back: the new one did not work, or nobody confirmed it within "
                                    + seconds + " seconds. What was changed waits to be corrected.");
        }
        task.line("Confirmed");
    }

    /** Goes back from a change that an agent left behind that died, unless it was confirmed. */
    public Sweeper sweeper(Optional<NetworkPlace> place) {
        return new Sweeper() {
            @Override
            public String kind() {
                return INTENT;
            }

            @Override
            public void sweep(Intent intent, TaskLog log) throws IOException {
                recover(place, log);
            }
        };
    }

    private void recover(Optional<NetworkPlace> place, TaskLog log) throws IOException {
        if (!change.exists()) {
            change.delete(); // what was being written down or forgotten
            return;
        }
        if (change.isConfirmed()) {
            if (place.isPresent()) {
                place.get().dropPending();
            }
        } else {
            log.line("The agent ended before the new network was confirmed: the former one comes back");
            try {
                goBack();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the former network came back", e);
            }
        }
        change.delete();
    }
}
