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
    void freePagesAreNotMissing() throws IOException {
        assertThat(new HugePages(root).missing(2, 4)).isZero();
        assertThat(new HugePages(root).missing(2, 6)).isEqualTo(2);
    }

    @Test
    void pagesAreMadeBesideThoseThereAre() throws IOException {
        new HugePages(root).make(2, 5);
        assertThat(pool.resolve("nr_hugepages")).hasContent("15");
    }

    @Test
    void pagesInUseOrPromisedAreNeverGivenBack() throws IOException {
        new HugePages(root).release(2, 9, 0);
        assertThat(pool.resolve("nr_hugepages")).hasContent("6");
        new HugePages(root).release(2, 9, 3);
        assertThat(pool.resolve("nr_hugepages")).hasContent("5");
        new HugePages(root).release(2, 9, 5);
        assertThat(pool.resolve("nr_hugepages")).hasContent("5");
    }

    @Test
    void sizeThatTheNodeLacksIsNamed() {
        assertThatThrownBy(() -> new HugePages(root).missing(1024, 1))
                .hasMessage("this node has no huge pages of 1024 MiB");
    }
}
