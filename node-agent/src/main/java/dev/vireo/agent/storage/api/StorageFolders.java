// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.storage.StorageConfig;
import dev.vireo.model.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the folder of a new storage may lie: nowhere that belongs to the system, and not in, at or around another storage. */
final class StorageFolders {
    private static final List<Path> SYSTEM =
            List.of("/proc", "/sys", "/dev", "/run", "/etc", "/boot", "/bin", "/sbin", "/lib", "/lib64").stream()
                    .map(Path::of)
                    .toList();
    private static final List<Path> NOT_AS_A_WHOLE =
            List.of("/", "/usr", "/var", "/var/lib", "/home", "/root", "/tmp").stream()
                    .map(Path::of)
                    .toList();

    private StorageFolders() {}

    /**
     * The folder as it is written down.
     *
     * @param others the storages that exist
     * @throws ApiException naming what is wrong with the path
     */
    static String check(String given, List<StorageConfig> others) {
        Path path = Path.of(given);
        if (!path.isAbsolute() || !given.strip().equals(given)) {
            throw bad("an absolute path without blanks around it is needed, such as /srv/images");
        }
        if (!path.equals(path.normalize())) {
            throw bad("the path must not have . or .. in it");
        }
        Path real = real(path);
        if (NOT_AS_A_WHOLE.contains(path) || NOT_AS_A_WHOLE.contains(real)) {
            throw bad(path + " holds more than a storage: give the storage a folder of its own below it");
        }
        SYSTEM.stream().filter(folder -> real.startsWith(folder)).findFirst().ifPresent(folder -> {
            throw bad(folder + " belongs to the system: give the storage a folder elsewhere, such as /srv/images");
        });
        others.forEach(other -> requireApart(path, other));
        return path.toString();
    }

    private static void requireApart(Path path, StorageConfig other) {
        String written = other.get(StorageOptions.PATH.name()).orElse("");
        if (!written.startsWith("/")) {
            return;
        }
        Path folder = Path.of(written).normalize();
        boolean isInside = path.startsWith(folder) || real(path).startsWith(real(folder));
        boolean isAround = folder.startsWith(path) || real(folder).startsWith(real(path));
        if (isInside || isAround) {
            throw bad("the folder " + path + (isInside ? " lies in" : " holds") + " that of the storage '" + other.id()
                    + "', " + folder + ": two storages must not share files");
        }
    }

    /** The path without links, as far as it exists. */
    private static Path real(Path path) {
        Path parent = path.getParent();
        Path name = path.getFileName();
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }

    private static ApiException bad(String reason) {
        return ApiException.badParameter(StorageOptions.PATH.name(), reason);
    }
}
