// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StorageOperationsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final StorageCalls calls = new StorageCalls(server, new NodeName("pve1"), new StorageId("local"));
    private final StoragesViewModel storages = new StoragesViewModel(server.datacenter(), server.background());

    private static Field field(Operation operation, String id) {
        return Stream.concat(operation.sheet().main().stream(), operation.sheet().advanced().stream())
                .filter(field -> field.state().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void type(Operation operation, String id, String text) {
        ((InputField<?>) field(operation, id)).textProperty().set(text);
    }

    private static void set(Operation operation, String id, boolean on) {
        ((FlagField) field(operation, id)).onProperty().set(on);
    }

    private void answerStorages() {
        server.answer(
                StorageEndpoints.LIST_CONFIGURED,
                arguments -> List.of(
                        Map.of("storage", "spare", "type", "dir", "path", "/srv/b", "content", "none", "disable", 1),
                        Map.of(
                                "storage",
                                "local",
                                "type",
                                "dir",
                                "path",
                                "/srv/a",
                                "content",
                                "iso,images",
                                "nodes",
                                "pve1")));
        storages.list().open();
    }

    @Test
    void folderBecomesAStorage() {
        Operation add = storages.add();
        type(add, "storage-name", "big");
        type(add, "storage-path", "/srv/big");
        set(add, "storage-content-backup", true);
        server.begin(add);

        assertThat(server.calls())
                .containsExactly("POST /storage {content=images,iso,backup, disable=0, path=/srv/big, shared=0,"
                        + " storage=big, type=dir}");
    }

    @Test
    void pathThatCannotBeAStorageIsRefusedUnderItsField() {
        Operation add = storages.add();
        type(add, "storage-name", "big");
        for (String bad : List.of("srv", "/", "//", "/srv/../etc", "/srv/.", "")) {
            type(add, "storage-path", bad);
            assertThat(field(add, "storage-path").isRight()).as(bad).isFalse();
        }
        server.begin(add);

        assertThat(server.calls()).isEmpty();
    }

    @Test
    void storagesThatAreSwitchedOffAreListedAndCanBeSwitchedOn() {
        answerStorages();
        assertThat(storages.list().rows().items())
                .extracting(ConfiguredStorage::name)
                .containsExactly("local", "spare");

        storages.setDisabled(storages.list().rows().items().get(1), false);

        assertThat(server.calls()).containsExactly("PUT /storage/{storage} {disable=0, storage=spare}");
    }

    @Test
    void refusalToSwitchIsShown() {
        answerStorages();
        server.answer(StorageAdminEndpoints.UPDATE, arguments -> {
            throw ApiException.failed("in use by VM 102");
        });
        storages.setDisabled(storages.list().rows().items().get(0), true);

        storages.list().read();
        assertThat(storages.list().rows().failureProperty().get()).isEqualTo("in use by VM 102");
        storages.edit(storages.list().rows().items().get(0));
        assertThat(storages.list().rows().failureProperty().get()).isEmpty();
    }

    @Test
    void changedStorageKeepsItsNameAndPlace() {
        answerStorages();
        Operation edit = storages.edit(storages.list().rows().items().get(0));
        set(edit, "storage-content-iso", false);
        set(edit, "storage-content-images", false);
        server.begin(edit);

        assertThat(field(edit, "storage-path").state().enabledProperty().get()).isFalse();
        assertThat(server.calls())
                .containsExactly(
                        "PUT /storage/{storage} {content=none, delete=nodes, disable=0, shared=0, storage=local}");
    }

    @Test
    void removalOfAStorageSaysThatItsFilesStay() {
        answerStorages();
        Operation remove = storages.remove(storages.list().rows().items().get(0));
        server.begin(remove);

        assertThat(remove.meaning().getValue().arguments()).containsExactly("/srv/a");
        assertThat(server.calls()).containsExactly("DELETE /storage/{storage} {storage=local}");
    }

    @Test
    void downloadTakesItsNameFromTheAddressUntilOneIsTyped() {
        Operation download = new DownloadFile(calls, List.of("iso"));
        type(download, "download-url", "https://example.org/images/debian-13.iso?mirror=1");
        server.begin(download);
        type(download, "download-name", "mine.iso");
        type(download, "download-url", "https://example.org/other.iso");
        server.begin(download);

        assertThat(server.calls())
                .containsExactly(
                        "POST /nodes/{node}/storage/{storage}/download-url {content=iso, filename=debian-13.iso,"
                                + " storage=local, url=https://example.org/images/debian-13.iso?mirror=1}",
                        "POST /nodes/{node}/storage/{storage}/download-url {content=iso, filename=mine.iso,"
                                + " storage=local, url=https://example.org/other.iso}");
    }

    @Test
    @SuppressWarnings("unchecked") // the field of that id has such choices
    void checksumOfTheWrongLengthIsRefused() {
        Operation download = new DownloadFile(calls, List.of("iso"));
        type(download, "download-url", "https://example.org/a.iso");
        ((ChoiceField<String>) field(download, "download-algorithm")).choose("md5");
        type(download, "download-checksum", "00ff");
        assertThat(field(download, "download-checksum").isRight()).isFalse();

        type(download, "download-checksum", "0".repeat(32));
        set(download, "download-verify", false);
        server.begin(download);

        assertThat(server.calls().get(0)).contains("checksum-algorithm=md5", "verify-certificates=0");
    }

    @Test
    void addressOfAnotherKindIsRefused() {
        Operation download = new DownloadFile(calls, List.of("iso"));
        for (String bad : List.of("ftp://example.org/a.iso", "file:///etc/passwd", "https://example.org/a b.iso")) {
            type(download, "download-url", bad);
            assertThat(field(download, "download-url").isRight()).as(bad).isFalse();
        }
    }

    @Test
    void diskOfAGuestIsRemovedOnceItsNumberIsTyped() {
        Operation remove = new RemoveVolume(calls, volume("local:102/a.raw", "images", "102"), "1 GiB");
        server.begin(remove);
        assertThat(server.calls()).isEmpty();

        type(remove, "operation-vmid", "102");
        server.begin(remove);
        server.begin(new RemoveVolume(calls, volume("local:iso/a.iso", "iso", ""), ""));

        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void removalNamesWhatIsDestroyed() {
        Operation disk = new RemoveVolume(calls, volume("local:102/a.raw", "images", "102"), "1 GiB");
        Operation image = new RemoveVolume(calls, volume("local:iso/a.iso", "iso", ""), "");

        assertThat(disk.meaning().getValue().arguments())
                .containsExactly(Sentence.of("The disk"), "102", Sentence.verbatim("local:102/a.raw, 1 GiB"));
        assertThat(image.meaning().getValue().arguments())
                .containsExactly(Sentence.of("The CD image"), Sentence.verbatim("local:iso/a.iso"));
    }

    @Test
    void onlyWhatChangedAboutABackupIsSent() {
        Operation edit = new EditVolume(calls, volume("local:backup/a.vma", "backup", ""));
        set(edit, "volume-protected", true);
        server.begin(edit);

        assertThat(server.calls())
                .containsExactly("PUT /nodes/{node}/storage/{storage}/content/{volume}"
                        + " {protected=1, storage=local, volume=local:backup/a.vma}");
    }

    private static Volume volume(String id, String content, String owner) {
        return new Volume(id, id, content, "raw", 1, Optional.empty(), owner, "", false);
    }
}
