// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.Annotation;
import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.StorageConfig;
import dev.vireo.model.storage.StorageOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes about a backup, and the mark that protects it: files beside it, {@code ARCHIVE.notes} and {@code ARCHIVE.protected}. */
record BackupNotes(StorageConfig config, DirectoryPlugin.Tools tools) {
    private static final String NOTES = ".notes";
    private static final String PROTECTED = ".protected";
    private static final int LONGEST_BYTES = 64 << 10;

    /** What is written about it. */
    static @Nullable String notesOf(Path backup) throws IOException {
        Path notes = beside(backup, NOTES);
        boolean isSane = Files.isRegularFile(notes, LinkOption.NOFOLLOW_LINKS) && Files.size(notes) <= LONGEST_BYTES;
        return isSane ? new String(Files.readAllBytes(notes), StandardCharsets.UTF_8) : null;
    }

    /** Whether it must not be removed. */
    static boolean isProtected(Path backup) {
        return Files.exists(beside(backup, PROTECTED), LinkOption.NOFOLLOW_LINKS);
    }

    private static Path beside(Path backup, String end) {
        return backup.resolveSibling(backup.getFileName() + end);
    }

    /** Makes the change, on disk when it returns. */
    void change(VolumeName name, Path file, Annotation change) throws IOException {
        if (!(name instanceof VolumeName.Backup backup)) {
            String field = change.notes().isPresent() ? "notes" : "protected";
            throw ApiException.badParameter(field, "only backups have it; " + name + " is none");
        }
        byte[] text = change.notes().orElse("").getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_BYTES) {
            throw ApiException.badParameter(
                    "notes", "notes have at most " + LONGEST_BYTES + " bytes - got " + text.length);
        }
        if (change.isProtected().isPresent()) {
            protect(backup, file, change.isProtected().get());
        }
        if (change.notes().isPresent()) {
            write(text, file);
        }
    }

    private void protect(VolumeName.Backup backup, Path file, boolean wanted) throws IOException {
        Path mark = beside(file, PROTECTED);
        if (!wanted) {
            FileTree.deleteDurably(mark);
        } else if (!isProtected(file)) {
            requireBelowLimit(backup, file);
            try {
                Files.createFile(mark);
            } catch (FileAlreadyExistsException e) {
                // Somebody else protects it at the same time: that is what was wanted.
            }
            FileTree.syncFolderOf(mark);
        }
    }

    private void requireBelowLimit(VolumeName.Backup backup, Path file) throws IOException {
        long limit = config.options().get(StorageOptions.MAX_PROTECTED_BACKUPS).orElse(-1L);
        Optional<Vmid> owner = backup.owner();
        if (limit >= 0 && owner.isPresent() && protectedOf(owner.get(), file) >= limit) {
            throw ApiException.badParameter(
                    "protected",
                    "guest " + owner.get() + " has " + limit + " protected backups on storage '" + config.id()
                            + "', which is the most that its max-protected-backups allows");
        }
    }

    private static long protectedOf(Vmid owner, Path beside) throws IOException {
        Path folder = beside.getParent();
        if (folder == null) {
            return 0;
        }
        long count = 0;
        try (DirectoryStream<Path> marks =
                Files.newDirectoryStream(folder, "vzdump-{qemu,lxc}-" + owner + "-*" + PROTECTED)) {
            for (Path mark : marks) {
                String archive = mark.toString();
                Path file = Path.of(archive.substring(0, archive.length() - PROTECTED.length()));
                count += Files.exists(file) ? 1 : 0;
            }
        }
        return count;
    }

    private void write(byte[] text, Path file) throws IOException {
        Path notes = beside(file, NOTES);
        if (text.length == 0) {
            FileTree.deleteDurably(notes);
            return;
        }
        Path temporary = TemporaryName.whileNew(notes);
        tools.journal().begins(temporary);
        try {
            Files.write(temporary, text);
            FileTree.sync(temporary);
            FileTree.rename(temporary, notes);
        } finally {
            FileTree.delete(temporary);
            tools.journal().ends(temporary);
        }
    }
}
