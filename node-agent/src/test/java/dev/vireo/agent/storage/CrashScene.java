// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.task.StepListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps, for each step, the disk and the journal as a crash at that step would leave them. */
public final class CrashScene implements StepListener {
    private final Path root;
    private final Path scenes;
    private final RecordingJournal journal;
    private final Map<String, Set<Path>> open = new LinkedHashMap<>();

    public CrashScene(Path root, Path scenes, RecordingJournal journal) {
        this.root = root;
        this.scenes = scenes;
        this.journal = journal;
    }

    @Override
    public void reached(String step) {
        try {
            // -a keeps hard links, by which a sweep tells its own file from a foreign one.
            new HostProgramRunner()
                    .run(
                            List.of(
                                    "cp",
                                    "-a",
                                    root.toString(),
                                    scenes.resolve(step).toString()),
                            RunLimits.QUICK);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Set<Path> moved = new LinkedHashSet<>();
        journal.open().forEach(path -> moved.add(scenes.resolve(step).resolve(root.relativize(path))));
        open.put(step, moved);
    }

    /** The steps that were reached, in their order. */
    public List<String> steps() {
        return List.copyOf(open.keySet());
    }

    /** The disk as it was at that step, swept as the next start of the agent would. */
    public Path sweptAt(String step) throws IOException {
        for (Path path : open.getOrDefault(step, Set.of())) {
            Leftovers.sweep(path);
        }
        return scenes.resolve(step);
    }
}
