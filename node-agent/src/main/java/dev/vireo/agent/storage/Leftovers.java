// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/** Removes what a stopped agent left on storages. It touches what a {@link FileJournal} names and nothing else. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Removes a file that began and did not end; with a temporary file, also the name that was taken by linking it.
     * Nothing is wrong if it is gone.
     *
     * @param journalled a path that a journal was given, as it was given
     */
    public static void sweep(Path journalled) throws IOException {
        Optional<Path> taken = TemporaryName.finalPath(journalled);
        if (taken.isPresent() && isSame(journalled, taken.get())) {
            Files.deleteIfExists(taken.get());
        }
        FileTree.delete(journalled);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one, LinkOption.NOFOLLOW_LINKS)
                && Files.exists(other, LinkOption.NOFOLLOW_LINKS)
                && Objects.equals(key(one), key(other));
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNull(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey());
    }
}
