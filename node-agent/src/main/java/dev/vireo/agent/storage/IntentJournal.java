// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.Tasks;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps unfinished files among the node's intents. */
public final class IntentJournal implements FileJournal {
    private static final String KIND = "unfinished-file";
    private static final String PATH = "path";

    private final Tasks tasks;
    private final Map<Path, Intent> open = new ConcurrentHashMap<>();

    /** @param tasks where intents are kept */
    public IntentJournal(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void begins(Path file) {
        open.put(file, tasks.intend(KIND, Map.of(PATH, file.toString())));
    }

    @Override
    public void ends(Path file) {
        Intent intent = open.remove(file);
        if (intent != null) {
            tasks.fulfil(intent);
        }
    }

    /** Removes the files that a stopped agent left. */
    public static Sweeper sweeper() {
        return Sweeper.of(KIND, (intent, log) -> {
            String path = intent.detail(PATH);
            Leftovers.sweep(Path.of(path));
            log.line("Removed the unfinished file " + path);
        });
    }
}
