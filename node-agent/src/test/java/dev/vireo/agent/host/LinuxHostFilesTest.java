// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHostFilesTest {
    private final HostFiles files = new LinuxHostFiles();

    @TempDir
    private Path directory;

    @Test
    void filesOfTheKernelAreReadThoughTheyClaimToBeEmpty() {
        assertThat(CpuTimes.parse(files.read(Path.of("/proc/stat"))).processors())
                .isPositive();
        assertThat(MemoryInfo.parse(files.read(Path.of("/proc/meminfo"))).total())
                .isPositive();
        assertThat(CpuDescription.parse(files.read(Path.of("/proc/cpuinfo"))).threads())
                .isPositive();
        assertThat(ProcessUsage.parse(
                                files.read(Path.of("/proc/self/stat")),
                                files.read(Path.of("/proc/self/status")),
                                files.read(Path.of("/proc/self/io")))
                        .residentBytes())
                .isPositive();
    }

    @Test
    void bytesThatAreNoUtf8DoNotMakeAFileUnreadable() throws IOException {
        Path file = Files.write(directory.resolve("stat"), new byte[] {'1', (byte) 0xff, '2'});

        assertThat(files.read(file)).isEqualTo("1\uFFFD2");
    }

    @Test
    void namesAreListedSorted() throws IOException {
        Files.createDirectory(directory.resolve("b"));
        Files.createFile(directory.resolve("a"));

        assertThat(files.list(directory)).containsExactly("a", "b");
    }

    @Test
    void missingFileIsNamed() {
        Path missing = directory.resolve("missing");

        assertThat(files.exists(missing)).isFalse();
        assertThatThrownBy(() -> files.read(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> files.list(missing)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void fileSystemOfAPathIsAsked() {
        FileSystemUse use = FileSystemUse.of(directory);

        assertThat(use.total()).isPositive();
        assertThat(use.used()).isBetween(0L, use.total());
        assertThat(use.available()).isLessThanOrEqualTo(use.free());
    }
}
