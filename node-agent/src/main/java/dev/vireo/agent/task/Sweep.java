// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.id.Upid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repairs at the agent's start what tasks left that were cut off, and marks those tasks as ended. */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final String CUT_OFF = "the agent ended while the task ran; what it left was cleaned up";
    private static final String NOT_CLEAN = "the agent ended while the task ran; cleaning up failed, see the log";

    private final NodeDatabase database;
    private final Path logDirectory;
    private final InstantSource clock;
    private final Map<String, Sweeper> sweepers;

    /** @param sweepers one for each kind of intent */
    public Sweep(NodeDatabase database, Path logDirectory, InstantSource clock, List<Sweeper> sweepers) {
        this.database = database;
        this.logDirectory = logDirectory;
        this.clock = clock;
        this.sweepers = sweepers.stream().collect(Collectors.toMap(Sweeper::kind, Function.identity()));
    }

    /** Sweeps everything once, before the agent answers its first call. */
    public void run() {
        List<Intent> intents = new ArrayList<>(database.openIntents());
        // The newest first, as an undo would.
        Collections.reverse(intents);
        intents.forEach(this::sweep);
        for (Upid upid : database.unendedTasks()) {
            markEnded(upid);
        }
    }

    private void sweep(Intent intent) {
        TaskLogFile log = TaskLogFile.of(logDirectory, intent.task());
        Sweeper sweeper = sweepers.get(intent.kind());
        try {
            if (sweeper == null) {
                throw new IOException("no part of this version knows the intent '" + intent.kind() + "'");
            }
            sweeper.sweep(intent, new FileLog(log));
            database.removeIntent(intent);
        } catch (IOException | RuntimeException e) {
            log.append("WARNING: cleaning up failed and is tried again at the next start: " + e.getMessage());
            LOG.warn("cannot clean up after {}", intent.task(), e);
        }
    }

    private void markEnded(Upid upid) {
        boolean isSwept = database.openIntents().stream()
                .noneMatch(intent -> intent.task().equals(upid));
        String status = isSwept ? CUT_OFF : NOT_CLEAN;
        TaskLogFile.of(logDirectory, upid).append("TASK ERROR: " + status);
        if (isSwept) {
            database.taskEnds(upid, clock.instant(), status);
        }
    }

    private record FileLog(TaskLogFile file) implements TaskLog {
        @Override
        public void line(String text) {
            file.append(text);
        }

        @Override
        public void warn(String text) {
            file.append("WARNING: " + text);
        }

        @Override
        public void progress(double share) {
            // A sweep has no progress to show: it runs before anybody can ask.
        }
    }
}
