// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Gives what the agent makes on a storage to the accounts that need it. */
public interface FileOwnership {
    /** Leaves everything to the agent's own account. */
    FileOwnership NONE = new FileOwnership() {
        @Override
        public void disk(Path file) {}

        @Override
        public void folder(Path folder) {}
    };

    /** A disk or CD image, before it gets its name: the account that runs guests may read and write it (0660). */
    void disk(Path file) throws IOException;

    /** A folder that was just made: the account that runs guests may pass it (0750 or 0751). */
    void folder(Path folder) throws IOException;
}
