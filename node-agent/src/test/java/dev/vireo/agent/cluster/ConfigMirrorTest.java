// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMirrorTest {
    @TempDir
    Path temporary;

    private ClusterStore store;
    private Path copy;
    private ConfigMirror mirror;

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(temporary.resolve("config.db"));
        copy = temporary.resolve("copy");
        mirror = new ConfigMirror(store, copy);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(copy)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> copy.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void copiesWhatIsThereAndWhatComes() throws IOException {
        store.commit(Change.NONE.create("storage.cfg", "dir: local\n"));
        mirror.start();
        store.commit(Change.NONE.create("nodes/n1/qemu-server/100.conf", "name: a\n"));
        store.commit(Change.NONE.replace(store.read("storage.cfg").orElseThrow(), "dir: other\n"));

        assertThat(files()).containsExactly("nodes/n1/qemu-server/100.conf", "storage.cfg");
        assertThat(copy.resolve("storage.cfg")).hasContent("dir: other\n");
        assertThat(copy.resolve("nodes/n1/qemu-server/100.conf")).hasContent("name: a\n");
    }

    @Test
    void removesWhatIsRemoved() throws IOException {
        store.commit(Change.NONE.create("a.cfg", "1").create("b.cfg", "1"));
        mirror.start();
        store.commit(Change.NONE.delete(store.read("a.cfg").orElseThrow()));

        assertThat(files()).containsExactly("b.cfg");
    }

    @Test
    void neverWritesSecrets() throws IOException {
        store.commit(Change.NONE.create("priv/shadow.cfg", "secret").create("a.cfg", "1"));
        mirror.start();
        store.commit(Change.NONE.create("priv/token.cfg", "secret"));

        assertThat(files()).containsExactly("a.cfg");
    }

    @Test
    void removesWhatOthersLeftSecretsAmongThem() throws IOException {
        store.commit(Change.NONE.create("priv/shadow.cfg", "secret").create("a.cfg", "1"));
        Files.createDirectories(copy.resolve("priv"));
        Files.writeString(copy.resolve("priv/shadow.cfg"), "secret");
        Files.writeString(copy.resolve(".a.cfg.tmp"), "half a fi");
        Files.writeString(copy.resolve("gone.cfg"), "old");

        mirror.start();

        assertThat(files()).containsExactly("a.cfg");
    }

    @Test
    void stopsWhenItsWatchIsClosed() throws IOException {
        store.commit(Change.NONE.create("a.cfg", "1"));
        mirror.start().close();
        store.commit(Change.NONE.create("b.cfg", "1"));

        assertThat(files()).containsExactly("a.cfg");
    }

    @Test
    void filesAreReadOnlyAndClosedToOthers() throws IOException {
        store.commit(Change.NONE.create("nodes/n1/a.cfg", "1"));
        mirror.start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("nodes/n1/a.cfg"))))
                .isEqualTo("r--r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("nodes"))))
                .endsWith("---");
    }
}
