// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBackTest {
    @TempDir
    Path folder;

    @Test
    void fileThatIsBeingWrittenIsBroughtToTheDiskAndStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("copy é.raw"), "content");

        assertThat(WriteBack.begin(file)).isTrue();

        assertThat(file).hasContent("content");
    }

    @Test
    void fileThatIsNotThereYetIsNoError() {
        Path file = folder.resolve("absent");

        assertThat(WriteBack.begin(file)).isFalse();

        assertThat(file).doesNotExist();
    }

    @Test
    void linkIsNotFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("elsewhere"), "content");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(WriteBack.begin(link)).isFalse();
    }
}
