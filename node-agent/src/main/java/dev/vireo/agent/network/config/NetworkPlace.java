// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.SystemFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a node keeps the setup of its network, and in which form.
 *
 * @param system what sets the network up
 * @param directory of the setup
 */
public record NetworkPlace(NetworkSystem system, Path directory) {
    private static final Set<String> PROGRAMS = Set.of("ifup-post", "ifup-pre", "ifdown-post", "ifdown-pre");
    private static final Path SOURCED = Path.of("interfaces.d");

    /** Systems that set networks up. */
    public enum NetworkSystem {
        /** Debian's own. */
        IFUPDOWN("ifupdown"),
        /** The one that changes what runs. */
        IFUPDOWN2("ifupdown2"),
        /** ALT's. */
        ETCNET("etcnet");

        private final String word;

        NetworkSystem(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * The one that a host uses, if it is known.
     *
     * @param root of the file system
     */
    public static Optional<NetworkPlace> find(Path root) {
        if (Files.isDirectory(root.resolve("etc/net/ifaces"))) {
            return Optional.of(new NetworkPlace(NetworkSystem.ETCNET, root.resolve("etc/net/ifaces")));
        }
        Path directory = root.resolve("etc/network");
        if (!Files.exists(directory.resolve(IfupdownDialect.MAIN))) {
            return Optional.empty();
        }
        if (hasProgram(root, "ifreload")) {
            return Optional.of(new NetworkPlace(NetworkSystem.IFUPDOWN2, directory));
        }
        return hasProgram(root, "ifup")
                ? Optional.of(new NetworkPlace(NetworkSystem.IFUPDOWN, directory))
                : Optional.empty();
    }

    private static boolean hasProgram(Path root, String name) {
        return Files.exists(root.resolve("usr/sbin/" + name)) || Files.exists(root.resolve("sbin/" + name));
    }

    /** The directory of the setup as the host's programs see it. */
    Path target() {
        return system == NetworkSystem.ETCNET ? Path.of("/etc/net/ifaces") : Path.of("/etc/network");
    }

    NetworkDialect dialect() {
        return system == NetworkSystem.ETCNET ? new EtcnetDialect() : new IfupdownDialect();
    }

    private boolean isTree() {
        return system == NetworkSystem.ETCNET;
    }

    /** What is in effect from the next boot on. */
    FileSet current() throws IOException {
        if (isTree()) {
            return tree(directory);
        }
        FileSet files =
                FileSet.of(IfupdownDialect.MAIN, new SystemFile(directory.resolve(IfupdownDialect.MAIN)).text());
        return withSourced(files);
    }

    /** Files that the main one sources from the usual directory: they are shown and not changed. */
    private FileSet withSourced(FileSet files) throws IOException {
        boolean isSourced = files.text(IfupdownDialect.MAIN)
                .lines()
                .anyMatch(line -> line.strip().matches("source(-dir|-directory)?\\s+.*interfaces\\.d.*"));
        Path sourced = directory.resolve(SOURCED);
        if (!isSourced || !Files.isDirectory(sourced)) {
            return files;
        }
        FileSet more = files;
        for (Path file : list(sourced)) {
            if (Files.isRegularFile(file)) {
                more = more.with(SOURCED.resolve(file.getFileName()).toString(), Files.readString(file));
            }
        }
        return more;
    }

    private static FileSet tree(Path root) throws IOException {
        FileSet files = FileSet.EMPTY;
        for (Path one : list(root)) {
            if (Files.isDirectory(one)) {
                for (Path file : list(one)) {
                    if (Files.isRegularFile(file)) {
                        files = files.with(root.relativize(file).toString(), Files.readString(file));
                    }
                }
            }
        }
        return files;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /** What waits, or what is in effect if nothing does. */
    FileSet wanted() throws IOException {
        if (!hasPending()) {
            return current();
        }
        if (isTree()) {
            return tree(pendingPath());
        }
        return withSourced(FileSet.of(IfupdownDialect.MAIN, Files.readString(pendingPath())));
    }

    boolean hasPending() {
        return Files.exists(pendingPath());
    }

    /** Where what waits lies: beside the setup, and where other programs expect it. */
    Path pendingPath() {
        return isTree()
                ? directory.resolveSibling(directory.getFileName() + ".new")
                : directory.resolve(IfupdownDialect.MAIN + ".new");
    }

    /** Keeps files until they are applied; nothing waits if they are those in effect. */
    void savePending(FileSet files) throws IOException {
        if (files.equals(current())) {
            dropPending();
        } else if (isTree()) {
            Path building = directory.resolveSibling(directory.getFileName() + ".building");
            deleteTree(building);
            writeTree(files, building);
            deleteTree(pendingPath());
            Files.move(building, pendingPath());
        } else {
            new SystemFile(pendingPath()).replace(files.text(IfupdownDialect.MAIN));
        }
    }

    void dropPending() throws IOException {
        if (isTree()) {
            deleteTree(pendingPath());
        } else {
            new SystemFile(pendingPath()).remove();
        }
    }

    private static void writeOne(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new SystemFile(file).replace(text);
        if (PROGRAMS.contains(String.valueOf(file.getFileName()))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Writes files below another directory. */
    static void writeTree(FileSet files, Path target) throws IOException {
        Files.createDirectories(target);
        for (var file : files.texts().entrySet()) {
            writeOne(target.resolve(file.getKey()), file.getValue());
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = new ArrayList<>(walk.sorted().toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }
}
