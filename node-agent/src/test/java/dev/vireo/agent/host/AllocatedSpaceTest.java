// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocatedSpaceTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void sparseFileTakesLessThanItsLength() throws IOException {
        Path file = folder.resolve("disk é.raw");
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength(64L * MEBIBYTE);
            disk.write(new byte[MEBIBYTE]);
            disk.getFD().sync();
        }

        assertThat(AllocatedSpace.of(file).orElseThrow()).isBetween((long) MEBIBYTE, 4L * MEBIBYTE);
    }

    @Test
    void linkIsNotFollowed() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[MEBIBYTE]);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(AllocatedSpace.of(link).orElseThrow()).isLessThan(MEBIBYTE);
    }

    @Test
    void fileThatHasGoneHasNoAnswer() {
        assertThat(AllocatedSpace.of(folder.resolve("absent"))).isEmpty();
    }
}
