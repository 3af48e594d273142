// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.nio.file.Path;
import java.util.List;

/** Small text files of the host, such as those of {@code /proc} and {@code /sys}. */
public interface HostFiles {
    /**
     * The whole text of a file; bytes that are no UTF-8 become replacement characters.
     *
     * @throws java.io.UncheckedIOException when it can't be read, for instance because its process has ended
     */
    String read(Path path);

    /** Whether there is such a file or directory. */
    boolean exists(Path path);

    /**
     * Names of what a directory holds, sorted.
     *
     * @throws java.io.UncheckedIOException when it can't be listed
     */
    List<String> list(Path directory);
}
