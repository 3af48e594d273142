// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import dev.vireo.agent.storage.FileJournal;
import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.agent.storage.image.FileBytes;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.DiskDescription;
import dev.vireo.model.image.ForeignDisk;
import dev.vireo.model.image.ImageFiles;
import dev.vireo.model.image.ImageRefusedException;
import dev.vireo.model.image.TarArchive;
import dev.vireo.model.image.VmdkDescriptor;
import dev.vireo.model.image.VmdkExtent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A foreign disk in a folder of our own beside it, under names of our own: what was checked is what is converted, even if
 * somebody replaces the files meanwhile, and QEMU's tools see no foreign name and no foreign descriptor.
 */
final class StagedDisk implements AutoCloseable {
    private static final String DISK = "disk";
    private static final String DESCRIPTOR = "descriptor.vmdk";

    private final FileJournal journal;
    private final Path original;
    private final Path folder;

    private StagedDisk(FileJournal journal, Path original, Path folder) {
        this.journal = journal;
        this.original = original;
        this.folder = folder;
    }

    /** Makes the folder; a journal names it before. */
    static StagedDisk of(Path original, FileJournal journal) throws IOException {
        Path folder = TemporaryName.whileNew(original);
        journal.begins(folder);
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new StagedDisk(journal, original, folder);
    }

    /** Takes the disk into the folder, checks it there, and says how to read it. */
    ImageSource source(String name, Optional<String> member) throws IOException {
        Path disk = folder.resolve(DISK);
        if (member.isPresent()) {
            extract(member.get(), disk);
        } else {
            link(original, disk);
        }
        try (FolderFiles files = new FolderFiles(folder)) {
            List<String> linked = new ArrayList<>();
            ImageFiles beside = part -> member.isPresent() ? Optional.empty() : linkPart(part, linked, files);
            DiskDescription found = new ForeignDisk(member.orElse(name), files.open(disk), beside).describe();
            requireWhole(found);
            Path opened = found.extents().isEmpty() ? disk : describe(found.extents(), linked);
            return ImageSource.foreign(opened, found.format().driver());
        }
    }

    private static void requireWhole(DiskDescription found) {
        if (!found.missing().isEmpty()) {
            throw new ImageRefusedException(
                    "files of the disk are missing beside it: " + String.join(", ", found.missing()));
        }
    }

    private Optional<ByteSource> linkPart(String name, List<String> linked, FolderFiles files) throws IOException {
        Path part = original.resolveSibling(name);
        if (!Files.exists(part)) {
            return Optional.empty();
        }
        int known = linked.indexOf(name);
        if (known < 0) {
            link(part, folder.resolve(partName(linked.size())));
            linked.add(name);
            known = linked.size() - 1;
        }
        return Optional.of(files.open(folder.resolve(partName(known))));
    }

    private static String partName(int number) {
        return "part-" + number;
    }

    private Path describe(List<VmdkExtent> extents, List<String> linked) throws IOException {
        List<String> names = extents.stream()
                .map(extent -> partName(linked.indexOf(extent.fileName())))
                .toList();
        return Files.writeString(folder.resolve(DESCRIPTOR), VmdkDescriptor.print(extents, names));
    }

    /** A second name of the same bytes; a copy where the file system has no second names. */
    private static void link(Path file, Path name) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new ImageRefusedException("'" + file.getFileName() + "' is no plain file");
        }
        try {
            Files.createLink(name, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, name);
        }
    }

    private void extract(String member, Path target) throws IOException {
        try (FileBytes bytes = FileBytes.open(original)) {
            TarArchive archive = TarArchive.read(bytes);
            TarArchive.Member place = Optional.ofNullable(archive.members().get(member))
                    .orElseThrow(() -> new ImageRefusedException("the archive holds no file of that name"));
            try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                bytes.copy(place.offset(), place.size(), out);
            }
        }
    }

    /** Removes the folder; the disk stays where it was. */
    @Override
    public void close() throws IOException {
        FileTree.deleteDurably(folder);
        journal.ends(folder);
    }
}
