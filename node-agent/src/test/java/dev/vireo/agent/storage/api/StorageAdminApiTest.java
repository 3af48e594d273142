// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.cluster.Change;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageAdminApiTest {
    private final HostProgramRunner programs = new HostProgramRunner();
    private List<String> users = List.of();
    private SqliteClusterStore store;
    private Storages storages;
    private StorageAdminApi api;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(folder.resolve("store.db"));
        DirectoryPlugin plugin = new DirectoryPlugin(new DirectoryPlugin.Tools(
                new QemuImage(programs),
                new AllocatedBytes(),
                FileOwnership.NONE,
                new RecordingJournal(),
                StepListener.NONE));
        storages = new Storages(store, new NodeName("n1"), folder.resolve("local"), List.of(plugin));
        api = new StorageAdminApi(storages, storage -> users);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void create(String... keysAndValues) {
        api.create(arguments(StorageAdminEndpoints.CREATE, keysAndValues));
    }

    private void update(String... keysAndValues) {
        api.update(arguments(StorageAdminEndpoints.UPDATE, keysAndValues));
    }

    private void remove(String storage) {
        api.remove(arguments(StorageAdminEndpoints.REMOVE, "storage", storage));
    }

    private static Arguments arguments(Endpoint<?> endpoint, String... keysAndValues) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Arguments.check(endpoint.parameters(), given);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String text() {
        return store.textOf("storage.cfg");
    }

    @Test
    void newStorageIsWrittenDownAndReadyForUse() {
        create("storage", "big", "type", "dir", "path", path("big"), "content", "iso;images", "nodes", "n1 n2");

        assertThat(text()).isEqualTo("dir: big\n\tpath " + path("big") + "\n\tcontent iso,images\n\tnodes n1,n2\n\n");
        assertThat(folder.resolve("big/template/iso")).isDirectory();
        assertThat(folder.resolve("big/dump")).doesNotExist();
    }

    @Test
    void storageOfAnotherNodeOrSwitchedOffIsNotTouchedHere() {
        create("storage", "far", "type", "dir", "path", path("far"), "nodes", "n2");
        create("storage", "off", "type", "dir", "path", path("off"), "disable", "1");

        assertThat(folder.resolve("far")).doesNotExist();
        assertThat(folder.resolve("off")).doesNotExist();
        assertThatThrownBy(() -> storages.use(new StorageId("off"))).hasMessageContaining("disabled");
    }

    @Test
    void nameThatIsTakenAndKindThatIsUnknownAreRefused() {
        create("storage", "big", "type", "dir", "path", path("big"));

        assertRefused("storage", () -> create("storage", "big", "type", "dir", "path", path("other")));
        assertRefused("storage", () -> create("storage", "local", "type", "dir", "path", path("other")));
        assertRefused("type", () -> create("storage", "share", "type", "nfs", "path", path("other")));
        assertRefused("path", () -> create("storage", "other", "type", "dir"));
        assertRefused("server", () -> create("storage", "o2", "type", "dir", "path", path("o2"), "server", "x"));
    }

    @Test
    void folderOfTheSystemOrOfAnotherStorageIsRefused() throws IOException {
        create("storage", "big", "type", "dir", "path", path("a/big"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

        for (String bad : List.of(
                "relative",
                "/",
                "/etc/storage",
                "/proc/1",
                "/dev",
                "/var",
                path("x") + "/../y",
                path("x") + " ",
                path("a/big"),
                path("a/big/below"),
                path("a"),
                path("link/big/below"),
                path("local/images"),
                "/x\n\tcontent iso")) {
            assertRefused("path", () -> create("storage", "other", "type", "dir", "path", bad));
        }
        assertThat(storages.configured()).hasSize(2);
    }

    @Test
    void valuesThatAreNotAllowedAreNamed() {
        assertRefused("content", () -> create("storage", "x1", "type", "dir", "path", path("x"), "content", "isos"));
        assertRefused(
                "content-dirs",
                () -> create("storage", "x1", "type", "dir", "path", path("x"), "content-dirs", "iso=../../etc"));
        assertRefused("nodes", () -> create("storage", "x1", "type", "dir", "path", path("x"), "nodes", "n1\nx"));
        assertRefused(
                "prune-backups",
                () -> create("storage", "x1", "type", "dir", "path", path("x"), "prune-backups", "keep-last"));
        assertThat(text()).isEmpty();
    }

    @Test
    void storageThatCannotBeMadeReadyIsNotAdded() throws IOException {
        Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> create("storage", "x1", "type", "dir", "path", path("file/x")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("x1");
        assertThatThrownBy(
                        () -> create("storage", "x1", "type", "dir", "path", path("absent"), "create-base-path", "0"))
                .hasMessageContaining("does not exist");
        assertThat(text()).isEmpty();
    }

    @Test
    void changeKeepsWhatItDoesNotName() {
        store.commit(Change.NONE.create(
                "storage.cfg", "# ours\ndir: big\n\tpath " + path("big") + "\n\tcontent iso\n\todd value\n\n"));

        update("storage", "big", "content", "iso,backup", "disable", "1", "digest", storages.digest());

        assertThat(text())
                .isEqualTo("# ours\ndir: big\n\tpath " + path("big")
                        + "\n\tcontent iso,backup\n\todd value\n\tdisable 1\n\n");

        update("storage", "big", "delete", "disable,content");

        assertThat(text()).isEqualTo("# ours\ndir: big\n\tpath " + path("big") + "\n\todd value\n\n");
    }

    @Test
    void changeOfAnotherStateIsRefused() {
        create("storage", "big", "type", "dir", "path", path("big"));
        String digest = storages.digest();
        update("storage", "big", "shared", "1");

        assertThatThrownBy(() -> update("storage", "big", "shared", "0", "digest", digest))
                .hasMessageContaining("detected modified configuration");
        assertRefused("path", () -> update("storage", "big", "path", path("elsewhere")));
        assertRefused("delete", () -> update("storage", "big", "delete", "path"));
        assertRefused("shared", () -> update("storage", "big", "delete", "shared", "shared", "1"));
        assertThatThrownBy(() -> update("storage", "none", "shared", "1")).hasMessageContaining("does not exist");
    }

    @Test
    void storageLocalCanBeRestrictedAndKeepsItsPlace() {
        update("storage", "local", "content", "iso");

        assertThat(text()).isEqualTo("dir: local\n\tcontent iso\n\n");
        assertThat(storages.config(Storages.LOCAL).get("path")).contains(path("local"));
        assertThatThrownBy(() -> remove("local")).hasMessageContaining("disabled");
    }

    @Test
    void removalLeavesTheFilesWhereTheyAre() throws IOException {
        store.commit(Change.NONE.create(
                "storage.cfg",
                "# first\ndir: big\n\tpath " + path("big") + "\n\n# second\ndir: more\n\tpath " + path("more")
                        + "\n\n"));
        Path image = Files.createDirectories(folder.resolve("big/template/iso")).resolve("x.iso");
        Files.writeString(image, "x");

        remove("big");

        assertThat(image).hasContent("x");
        assertThat(text()).isEqualTo("# second\ndir: more\n\tpath " + path("more") + "\n\n# first\n");
    }

    @Test
    void storageThatGuestsUseStays() {
        create("storage", "big", "type", "dir", "path", path("big"));
        users = List.of("VM 100 (scsi0)", "VM 101 (ide2)");

        assertThatThrownBy(() -> remove("big"))
                .hasMessageContaining("VM 100 (scsi0), VM 101 (ide2)")
                .hasMessageContaining("big");
        assertThat(text()).contains("dir: big");
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey(field));
    }
}
