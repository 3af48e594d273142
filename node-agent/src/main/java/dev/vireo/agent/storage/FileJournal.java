// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.nio.file.Path;

/**
 * Remembers, on disk, files that would be left over if the agent stopped now. On start, {@link Leftovers} removes those
 * that began and did not end.
 */
public interface FileJournal {
    /** The file is about to be made. Returns when that is on disk. */
    void begins(Path file);

    /** The file is gone, or is what it should be. */
    void ends(Path file);
}
