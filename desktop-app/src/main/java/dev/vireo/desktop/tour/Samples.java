// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that the tour needs on its way. */
final class Samples {
    /** Where a boot sector has its mark. */
    private static final int MARK = 510;

    private Samples() {}

    /** A small disk: the mark of a boot sector is all that the import wizard looks for. */
    static Path disk(Path file) {
        byte[] disk = new byte[1 << 20];
        disk[MARK] = 0x55;
        disk[MARK + 1] = (byte) 0xaa;
        try {
            return Files.write(inFolder(file), disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of so many bytes that takes no room. */
    static Path hollow(Path file, long bytes) {
        try (SeekableByteChannel content = Files.newByteChannel(
                inFolder(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            if (bytes > 0) {
                content.position(bytes - 1).write(ByteBuffer.allocate(1));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path inFolder(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }

    /** Removes one of them, if it is there. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
