// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Lets the group of the account that runs guests read and write disks; nobody else may. */
public final class GroupOwnership implements FileOwnership {
    private final ServiceAccount account;

    /** @param account whose group gets the files */
    public GroupOwnership(ServiceAccount account) {
        this.account = account;
    }

    @Override
    public void disk(Path file) throws IOException {
        own(file, "rw-rw----");
    }

    @Override
    public void folder(Path folder) throws IOException {
        own(folder, "rwxr-x---");
    }

    private void own(Path path, String permissions) throws IOException {
        Files.setAttribute(path, "unix:gid", account.gid());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
