// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A text file of the system's configuration. It is replaced as a whole or not at all, and keeps its permissions.
 *
 * @param path where it lies
 */
public record SystemFile(Path path) {
    private static final Set<PosixFilePermission> USUAL = PosixFilePermissions.fromString("rw-r--r--");

    /** Its text; empty if it is not there. */
    public String text() throws IOException {
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /** What tells one text of it from another: SHA-1 in hexadecimal, as the dialect has it. */
    public String digest() throws IOException {
        return digest(text());
    }

    /** What tells one text from another. */
    public static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * Fails if the text is no longer what the caller read.
     *
     * @throws ApiException if it has changed
     */
    public void requireDigest(Optional<String> expected) throws IOException {
        if (expected.isPresent() && !expected.get().equalsIgnoreCase(digest())) {
            throw ApiException.failed("detected modified configuration - file changed by other user? Try again.");
        }
    }

    /**
     * Gives it another text, and returns when that is on disk.
     *
     * @throws ApiException if it is a link: then another program writes it
     */
    public void replace(String text) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw ApiException.failed(path + " is a link to " + Files.readSymbolicLink(path)
                    + ": another program writes that file, change it there");
        }
        Path temporary = path.resolveSibling("." + path.getFileName() + ".vireo-new");
        Files.deleteIfExists(temporary);
        try {
            write(temporary, text);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            syncFolderOf(path);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Removes it, and returns when that is on disk; nothing is wrong if it is not there. */
    public void remove() throws IOException {
        if (Files.deleteIfExists(path)) {
            syncFolderOf(path);
        }
    }

    private void write(Path temporary, String text) throws IOException {
        Set<PosixFilePermission> permissions =
                Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Files.getPosixFilePermissions(path) : USUAL;
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            Files.setPosixFilePermissions(temporary, permissions);
            out.force(true);
        }
    }

    /** Returns when the name of a file, as it is now, is on the disk. */
    public static void syncFolderOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
