// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** What the file system of a storage needs beside {@link Files}. */
public final class FileTree {
    private FileTree() {}

    /** Removes a file, a link or a whole folder, without following links. Nothing is wrong if it is gone. */
    public static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes as {@link #delete} does, and returns when that is on disk. */
    public static void deleteDurably(Path path) throws IOException {
        delete(path);
        syncFolderOf(path);
    }

    /**
     * Returns when a file's content, or a folder's list of names, is on disk: also when the thread is interrupted, as that
     * is when things are undone.
     */
    public static void sync(Path path) throws IOException {
        boolean isInterrupted = Thread.interrupted();
        try {
            while (!isSynced(path)) {
                isInterrupted = Thread.interrupted() || isInterrupted;
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isSynced(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    /** Gives a file another name in its folder, and returns when that is on disk. What had the name before is replaced. */
    public static void rename(Path file, Path name) throws IOException {
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        syncFolderOf(name);
    }

    /** Returns when the names in the folder of a file are on disk. */
    public static void syncFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            sync(folder);
        }
    }
}
