// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A state directory that can be put back as it was, with files in its storage that the agent knows nothing of. */
final class StateFolder {
    private static final List<String> FOREIGN = List.of(
            "images/100/vm-100-disk-7.qcow2",
            "images/100/.hidden",
            "images/100/.vm-100-disk-0.qcow2.new-01234567-89ab-cdef-0123-456789abcdef.tmp",
            "template/iso/foreign.iso",
            "template/iso/.crash.iso.upload-01234567-89ab-cdef-0123-456789abcdef.tmp");

    private final Path folder;
    private final String name;
    private final List<Path> others = new ArrayList<>();

    /** @param folder an empty folder */
    StateFolder(Path folder) throws IOException {
        this(folder, "state");
    }

    /** @param name of the state directory in the folder */
    StateFolder(Path folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        // The account that QEMU runs as passes through to the disks.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.writeString(passwordFile(), password() + "\n");
    }

    /** The state directory itself: always the same path, by which the agent finds guests again. */
    Path root() {
        return folder.resolve(name);
    }

    /** Root of the storage {@code local}. */
    Path storage() {
        return root().resolve("storage");
    }

    /** Root of a storage: {@code local}, or one that lies beside the state. */
    Path storage(StorageId storage) {
        return storage.equals(new StorageId("local")) ? storage() : beside(storage.name());
    }

    /** Where a volume's file is. */
    Path file(VolumeId volume) {
        String name = volume.name().replaceFirst("^[0-9]+/base-[^/]+/", "");
        return storage(volume.storage()).resolve("images").resolve(name);
    }

    /** Where a storage beside the state has its files, made for all who run machines. */
    Path makeStorage(String name) throws IOException {
        Path root = Files.createDirectory(beside(name));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        others.add(root);
        return root;
    }

    /** Folders with the disks of guests, of all storages. */
    List<Path> imageFolders() {
        return Stream.concat(Stream.of(storage()), others.stream())
                .map(root -> root.resolve("images"))
                .filter(Files::isDirectory)
                .toList();
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    String password() {
        return "a long password";
    }

    /** A file that is no part of the state. */
    Path beside(String name) {
        return folder.resolve(name);
    }

    /** Remembers the state as it is now. */
    void save(String name) throws IOException {
        copy(root(), beside("saved-" + name));
    }

    /** Puts a remembered state back. */
    void restore(String name) throws IOException {
        delete(root());
        copy(beside("saved-" + name), root());
    }

    /** Puts the files of others there. */
    void plant() throws IOException {
        for (String name : FOREIGN) {
            Path file = storage().resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, "somebody else's " + name);
        }
    }

    /** Whether a file below the storage is one of others. */
    boolean isForeign(Path file) {
        return FOREIGN.contains(storage().relativize(file).toString());
    }

    /** Texts of the files of others, those that should be there. */
    static Map<String, String> expectedForeign() {
        Map<String, String> expected = new LinkedHashMap<>();
        FOREIGN.forEach(name -> expected.put(name, "somebody else's " + name));
        return expected;
    }

    /** Texts of the files of others, as they are now. */
    Map<String, String> foreign() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : FOREIGN) {
            Path file = storage().resolve(name);
            found.put(name, Files.exists(file) ? Files.readString(file) : "gone");
        }
        return found;
    }

    /** Regular files below a folder, in order; those of others are left out. */
    List<Path> ownFiles(Path below) {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !isForeign(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
