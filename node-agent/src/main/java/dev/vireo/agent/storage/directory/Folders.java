// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folders of a storage, made when they are missing and the configuration lets them be made. */
record Folders(StorageConfig config, DirectoryLayout layout, FileOwnership ownership) {
    /** Makes those that content of the storage needs. */
    void make() throws IOException {
        Path root = layout.root();
        if (!Files.isDirectory(root)) {
            requireAllowed("create-base-path", root);
            make(root);
        }
        if (!isMounted()) {
            throw ApiException.failed(
                    "storage '" + config.id() + "' is not usable: nothing is mounted on " + mountPoint());
        }
        if (isAllowed("create-subdirs")) {
            for (var content : config.content()) {
                make(layout.folder(content));
            }
        }
    }

    /** Whether the storage can be used. */
    boolean areReady() throws IOException {
        return Files.isDirectory(layout.root()) && isMounted();
    }

    /** Makes a folder and those above it that are missing. */
    void make(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        make(folder.getParent());
        try {
            Files.createDirectory(folder);
            ownership.folder(folder);
        } catch (FileAlreadyExistsException e) {
            // Another task made it at the same time, or it is no folder.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private void requireAllowed(String key, Path folder) {
        if (!isAllowed(key)) {
            throw ApiException.failed("storage '" + config.id() + "' is not usable: the folder " + folder
                    + " does not exist and the configuration forbids to make it");
        }
    }

    private boolean isAllowed(String key) {
        return !config.get(key)
                .or(() -> config.get("mkdir"))
                .filter("0"::equals)
                .isPresent();
    }

    /** Whether the file system that {@code is_mountpoint} asks for is mounted; writing below would fill the root. */
    private boolean isMounted() throws IOException {
        Path point = mountPoint();
        if (point == null) {
            return true;
        }
        Path above = point.getParent();
        return above == null
                || (Files.isDirectory(point)
                        && !Objects.equals(
                                Files.getAttribute(point, "unix:dev"), Files.getAttribute(above, "unix:dev")));
    }

    private @Nullable Path mountPoint() {
        String written = config.get("is_mountpoint").orElse("no");
        return switch (written) {
            case "0", "no", "off", "false" -> null;
            case "1", "yes", "on", "true" -> layout.root();
            default -> layout.root().resolve(written);
        };
    }
}
