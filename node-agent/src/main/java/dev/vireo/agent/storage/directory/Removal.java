// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Removes volumes with the files that belong to them. */
record Removal(DirectoryLayout layout, Confinement confinement, DirectoryPlugin.Tools tools) {
    private static final List<String> BESIDE_BACKUP = List.of(".notes", ".log");

    /** Removes it. A volume that is gone already is no error: its folder's list of names is brought to disk all the same. */
    void remove(VolumeName name) throws IOException {
        Path file = layout.path(name);
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        confinement.requireFolderInside(file);
        requireUnprotected(name, file);
        requireNothingLinked(name);
        tools.steps().reached("free.before-delete");
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            removeTree(file);
        } else {
            Files.deleteIfExists(file);
        }
        FileTree.syncFolderOf(file);
        removeWhatIsBeside(name, file);
        tools.steps().reached("free.deleted");
    }

    private static void requireUnprotected(VolumeName name, Path file) {
        if (name instanceof VolumeName.Backup && BackupNotes.isProtected(file)) {
            throw ApiException.failed("cannot remove " + name + ": the backup is protected");
        }
    }

    private void requireNothingLinked(VolumeName name) throws IOException {
        if (name instanceof VolumeName.Image image && image.fileName().startsWith("base-")) {
            List<VolumeName.Image> linked =
                    new LinkedDisks(layout, confinement).to(new VolumeName.Image(image.vmid(), image.fileName()));
            if (!linked.isEmpty()) {
                throw ApiException.failed("cannot remove " + name + ": linked clones need it: " + linked);
            }
        }
    }

    /** The name goes at once, so that nobody meets half a tree; what is below follows. */
    private void removeTree(Path file) throws IOException {
        Path removed = TemporaryName.whileRemoved(file);
        tools.journal().begins(removed);
        FileTree.rename(file, removed);
        FileTree.delete(removed);
        tools.journal().ends(removed);
    }

    private void removeWhatIsBeside(VolumeName name, Path file) throws IOException {
        if (name instanceof VolumeName.Backup) {
            for (String end : BESIDE_BACKUP) {
                Files.deleteIfExists(file.resolveSibling(name.fileName() + end));
            }
        }
        if (name instanceof VolumeName.Image image) {
            removeIfEmpty(layout.folder(image.vmid()));
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Further disks of the guest are in it.
        }
    }
}
