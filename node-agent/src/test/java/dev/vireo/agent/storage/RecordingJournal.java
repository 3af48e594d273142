// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** A journal in memory: what began and did not end. */
public final class RecordingJournal implements FileJournal {
    private final Set<Path> open = new LinkedHashSet<>();

    @Override
    public void begins(Path file) {
        open.add(file);
    }

    @Override
    public void ends(Path file) {
        open.remove(file);
    }

    /** What would be swept now. */
    public Set<Path> open() {
        return Set.copyOf(open);
    }
}
