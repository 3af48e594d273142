// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Sees to it that a path within a storage does not lead out of it through a link. */
record Confinement(Path root) {
    /** The path, which exists and whose real place is in the storage. */
    Path requireInside(Path path) {
        try {
            if (!path.toRealPath().startsWith(root.toRealPath())) {
                throw leadsOut(path);
            }
            return path;
        } catch (IOException e) {
            throw StorageFailure.of("cannot find " + root.relativize(path), e);
        }
    }

    /** Whether the path exists and its real place is in the storage. */
    boolean isInside(Path path) {
        try {
            return path.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** The path of a file whose folder exists in the storage; the file itself is none yet or no link. */
    Path requireFolderInside(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder == null) {
            throw new NoSuchFileException(path.toString());
        }
        if (!folder.toRealPath().startsWith(root.toRealPath()) || Files.isSymbolicLink(path)) {
            throw leadsOut(path);
        }
        return path;
    }

    /** Whether something, even a broken link, has that name. */
    static boolean isTaken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private ApiException leadsOut(Path path) {
        return ApiException.failed(root.relativize(path) + " is a link that leads out of the storage " + root);
    }
}
