// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the tree as files, for people and tools to read. Secrets are not in it, and nothing reads it back. */
public final class ConfigMirror {
    private static final String SECRETS = "priv/";

    private final ClusterStore store;
    private final Path directory;

    /** @param directory where the copy goes; only the mirror writes there */
    public ConfigMirror(ClusterStore store, Path directory) {
        this.store = store;
        this.directory = directory;
    }

    /** Brings the copy up to date and keeps it so. */
    public ClusterStore.Watch start() {
        // Watches first, so that no change falls between.
        ClusterStore.Watch watch = store.watch("", this::write);
        bringUpToDate();
        return watch;
    }

    private synchronized void bringUpToDate() {
        Set<Path> expected = new HashSet<>();
        for (StoredFile file : store.list("")) {
            if (!file.path().startsWith(SECRETS)) {
                expected.add(directory.resolve(file.path()));
                write(file.path());
            }
        }
        removeOthers(expected);
    }

    private void removeOthers(Set<Path> expected) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> stale = all.filter(Files::isRegularFile)
                    .filter(path -> !expected.contains(path))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : stale) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean the configuration's copy in " + directory, e);
        }
    }

    private synchronized void write(String path) {
        if (path.startsWith(SECRETS)) {
            return;
        }
        Path target = directory.resolve(path);
        Optional<StoredFile> file = store.read(path);
        try {
            if (file.isEmpty()) {
                Files.deleteIfExists(target);
                return;
            }
            Files.createDirectories(
                    Optional.ofNullable(target.getParent()).orElse(directory),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
            Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
            // A kill may have left one, which only root could write to.
            Files.deleteIfExists(temporary);
            Files.writeString(temporary, file.get().text());
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r--r-----"));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the configuration's copy " + target, e);
        }
    }
}
