// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a container's root of a template archive. */
public interface RootFilling {
    /**
     * What the root's accounts get.
     *
     * @param password password of root
     * @param keys SSH keys of root, one a line
     */
    record Secrets(Optional<String> password, Optional<String> keys) {
        /** Values are secret. */
        @Override
        public String toString() {
            return "Secrets";
        }
    }

    /** Refuses what it could not set up, before anything is done. */
    void check(Options options, Secrets secrets);

    /**
     * Unpacks an archive in an empty root that is mounted, and sets the system in it up.
     *
     * @param shift number on the node of the account that is the container's root
     * @return the keys with what was found out, {@code ostype} for one
     */
    Options fill(Path archive, Path root, long shift, Options options, Secrets secrets, TaskLog log)
            throws IOException, InterruptedException;
}
