// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void whatAKilledAgentLeftGoesAndNothingElse() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("kept"), "kept");
        Path scratch = folder.resolve("tmp");
        ScratchDirectory.prepare(scratch);
        Files.createDirectories(scratch.resolve("pty/deep"));
        Files.writeString(scratch.resolve("pty/deep/libpty.so"), "old");
        Files.createSymbolicLink(scratch.resolve("link"), other);

        ScratchDirectory.prepare(scratch);

        assertThat(scratch).isEmptyDirectory();
        assertThat(other.resolve("kept")).hasContent("kept");
        assertThat(Files.getPosixFilePermissions(scratch)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void librariesUnpackThereForAsLongAsTheAgentRuns() {
        String before = System.getProperty("jna.tmpdir");
        try (ScratchDirectory libraries = ScratchDirectory.forNativeLibraries(folder)) {
            assertThat(libraries).isNotNull();
            assertThat(System.getProperty("jna.tmpdir")).isEqualTo(folder.toString());
        }
        assertThat(System.getProperty("jna.tmpdir")).isEqualTo(before);
    }
}
