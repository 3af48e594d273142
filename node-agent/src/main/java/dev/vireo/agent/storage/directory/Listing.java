// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.Qcow2File;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is in the folders. One program is started for all disks together, none for a disk alone. */
record Listing(StorageConfig config, DirectoryLayout layout, Confinement confinement, AllocatedBytes allocated) {
    List<VolumeEntry> list(VolumeFilter filter) throws IOException {
        Map<VolumeName, Path> found = find(filter);
        List<Path> disks = found.entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Image)
                .map(Map.Entry::getValue)
                .toList();
        Map<Path, Long> used = allocated.of(disks);
        List<VolumeEntry> entries = new ArrayList<>();
        for (Map.Entry<VolumeName, Path> volume : found.entrySet()) {
            try {
                entries.add(entry(volume.getKey(), volume.getValue(), used.get(volume.getValue())));
            } catch (NoSuchFileException e) {
                // Removed since the folder was read: it is no volume any more.
            }
        }
        entries.sort(Comparator.comparing(VolumeEntry::volid));
        return entries;
    }

    /** One volume, as in a list. */
    VolumeEntry entry(VolumeName name, Path file) throws IOException {
        boolean isDisk = name instanceof Image;
        return entry(name, file, isDisk ? allocated.of(List.of(file)).get(file) : null);
    }

    private Map<VolumeName, Path> find(VolumeFilter filter) throws IOException {
        Map<VolumeName, Path> found = new LinkedHashMap<>();
        Set<ContentType> wanted = EnumSet.noneOf(ContentType.class);
        config.content().stream().filter(filter.contents()::contains).forEach(wanted::add);
        if (wanted.contains(ContentType.IMAGES) || wanted.contains(ContentType.ROOTDIR)) {
            for (Path folder : guestFolders(filter)) {
                collect(folder, ContentType.IMAGES, filter, found);
            }
        }
        wanted.remove(ContentType.IMAGES);
        wanted.remove(ContentType.ROOTDIR);
        for (ContentType content : wanted) {
            collect(layout.folder(content), content, filter, found);
        }
        return found;
    }

    private List<Path> guestFolders(VolumeFilter filter) throws IOException {
        Optional<Vmid> owner = filter.owner();
        return owner.isPresent()
                ? List.of(layout.folder(owner.get()))
                : children(layout.folder(ContentType.IMAGES)).stream()
                        .filter(folder -> nameOf(folder).matches("[1-9][0-9]{2,8}"))
                        .toList();
    }

    private void collect(Path folder, ContentType content, VolumeFilter filter, Map<VolumeName, Path> found)
            throws IOException {
        if (!confinement.isInside(folder)) {
            return;
        }
        for (Path file : children(folder)) {
            volume(content, file)
                    .filter(name -> isOfFolder(name, folder) && filter.takes(name.content(), name.owner()))
                    .filter(name -> fits(name, file))
                    .map(name -> name instanceof Image image ? LinkedDisks.withBase(image, file) : name)
                    .ifPresent(name -> found.put(name, file));
        }
    }

    private static Optional<VolumeName> volume(ContentType content, Path file) {
        try {
            return Optional.of(VolumeName.of(content, nameOf(file)));
        } catch (InvalidValueException e) {
            // A file that somebody else put there: no volume.
            return Optional.empty();
        }
    }

    private static boolean isOfFolder(VolumeName name, Path folder) {
        return !(name instanceof Image image)
                || nameOf(folder).equals(image.vmid().toString());
    }

    private boolean fits(VolumeName name, Path file) {
        boolean isTree = name.format().equals(ImageFormat.SUBVOL.word());
        boolean hasKind = isTree ? Files.isDirectory(file) : Files.isRegularFile(file);
        return hasKind && (!Files.isSymbolicLink(file) || confinement.isInside(file));
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return children;
    }

    private VolumeEntry entry(VolumeName name, Path file, @Nullable Long used) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:size,ctime");
        long length = (Long) attributes.getOrDefault("size", 0L);
        boolean isTree = name.format().equals(ImageFormat.SUBVOL.word());
        boolean isProtected = name instanceof VolumeName.Backup && BackupNotes.isProtected(file);
        return new VolumeEntry(
                new VolumeId(config.id(), name.toString()).toString(),
                name.content().word(),
                name.format(),
                isTree ? 0 : sizeSeenByGuest(name, file, length),
                used == null ? length : used,
                attributes.get("ctime") instanceof FileTime time ? time.toMillis() / 1000 : null,
                name.owner().map(Vmid::number).orElse(null),
                name instanceof VolumeName.Image image
                        ? image.base().map(VolumeName.Image::toString).orElse(null)
                        : null,
                name instanceof VolumeName.Backup ? BackupNotes.notesOf(file) : null,
                isProtected ? Boolean.TRUE : null,
                name instanceof VolumeName.Backup backup ? backup.subtype().orElse(null) : null);
    }

    /** A qcow2 file tells it in its header; one whose header is damaged is listed with its length. */
    private static long sizeSeenByGuest(VolumeName name, Path file, long length) {
        return name.format().equals(ImageFormat.QCOW2.word())
                ? Qcow2File.virtualSizeOf(file).orElse(length)
                : length;
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
