// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * How full a file system is, in bytes.
 *
 * @param total its size
 * @param free what nothing uses
 * @param available what programs other than root's can still take
 */
public record FileSystemUse(long total, long free, long available) {
    /**
     * Asks the file system that holds a path. Blocks as long as a network file system does not answer.
     *
     * @throws UncheckedIOException when it can't be asked
     */
    public static FileSystemUse of(Path path) {
        // Not by FileStore: that looks for the mount point, which a chroot or a container may not show.
        File place = path.toFile();
        long total = place.getTotalSpace();
        if (total == 0) {
            throw new UncheckedIOException(new IOException("cannot ask the file system of " + path));
        }
        return new FileSystemUse(total, place.getFreeSpace(), place.getUsableSpace());
    }

    /** What is taken. */
    public long used() {
        return total - free;
    }
}
