// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugePagesTest {
    @TempDir
    Path root;

    private Path pool = Path.of("");

    @BeforeEach
    void makePool() throws IOException {
        pool = Files.createDirectory(root.resolve("hugepages-2048kB"));
        write("nr_hugepages", 10);
        write("free_hugepages", 4);
    }

    private void write(String name, long value) throws IOException {
        Files.writeString(pool.resolve(name), value + "\n");
    }

    @Test
    void pagesThatAreFreeAreEnough() throws IOException {
        new HugePages(root).reserve(2, 4);
        assertThat(pool.resolve("nr_hugepages")).hasContent("10");
    }

    @Test
    void missingPagesAreAskedForAndTheirLackIsSaid() {
        assertThatThrownBy(() -> new HugePages(root).reserve(2, 6))
                .isInstanceOf(IOException.class)
                .hasMessage("only 4 of 6 huge pages of 2 MiB are free and the node can't make more");
        assertThat(pool.resolve("nr_hugepages")).hasContent("12");
    }

    @Test
    void pagesInUseAreNeverGivenBack() throws IOException {
        new HugePages(root).release(2, 9);
        assertThat(pool.resolve("nr_hugepages")).hasContent("6");
    }

    @Test
    void sizeThatTheNodeLacksIsNamed() {
        assertThatThrownBy(() -> new HugePages(root).reserve(1024, 1))
                .hasMessage("this node has no huge pages of 1024 MiB");
    }
}
