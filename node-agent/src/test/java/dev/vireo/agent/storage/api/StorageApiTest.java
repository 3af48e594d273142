// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vireo.agent.cluster.Change;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.storage.upload.UploadReceiver;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageApiTest {
    private final HostProgramRunner programs = new HostProgramRunner();
    private final RecordingJournal journal = new RecordingJournal();
    private Optional<String> user = Optional.empty();
    private SqliteClusterStore store;
    private Storages storages;
    private StorageApi api;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(folder.resolve("store.db"));
        storages = storagesWith(new QemuImage(programs));
        api = apiOf(storages);
    }

    private Storages storagesWith(QemuImage images) {
        DirectoryPlugin plugin = new DirectoryPlugin(new DirectoryPlugin.Tools(
                images, new AllocatedBytes(), FileOwnership.NONE, journal, StepListener.NONE));
        return new Storages(store, new NodeName("n1"), folder.resolve("local"), List.of(plugin));
    }

    private StorageApi apiOf(Storages answered) {
        UploadReceiver receiver = new UploadReceiver(
                new UploadReceiver.Tools(
                        new ForeignImages(new QemuImage(programs)), FileOwnership.NONE, journal, StepListener.NONE),
                1 << 20);
        return new StorageApi(answered, receiver, journal, new DeleteVolume(answered, volume -> user));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void configure(String text) {
        store.commit(Change.NONE.create("storage.cfg", text));
    }

    @Test
    void localIsThereWithoutConfiguration() {
        StorageState local = api.list(Arguments.NONE, id -> true).get(0);

        assertThat(local.storage()).isEqualTo("local");
        assertThat(local.active()).isTrue();
        assertThat(local.content()).contains("images", "iso", "import");
        assertThat(folder.resolve("local/template/iso")).isDirectory();
    }

    @Test
    void storagesOfOtherNodesAndHiddenOnesAreLeftOut() {
        configure(
                "dir: here\n\tpath " + folder.resolve("here") + "\n\tnodes n1\n\ndir: there\n\tpath /x\n\tnodes n2\n\n"
                        + "dir: secret\n\tpath " + folder.resolve("secret") + "\n\n");

        assertThat(api.list(Arguments.NONE, id -> !id.name().equals("secret")))
                .extracting(StorageState::storage)
                .containsExactly("local", "here");
        assertThatThrownBy(() -> api.content(arguments(Map.of("storage", "there"))))
                .hasMessageContaining("not available on node 'n1'");
    }

    @Test
    void brokenStoragesAreInactiveAndDoNotHideOthers() {
        configure("dir: off\n\tpath " + folder.resolve("off") + "\n\tdisable\n\ndir: relative\n\tpath x\n\n"
                + "magic: unknown\n\tpath /x\n\n");

        assertThat(api.list(Arguments.NONE, id -> true))
                .extracting(StorageState::storage, StorageState::active)
                .containsExactly(
                        tuple("local", true), tuple("off", false), tuple("relative", false), tuple("unknown", false));
        assertThat(folder.resolve("off")).doesNotExist();
    }

    @Test
    void passwordsDoNotComeOut() {
        configure("cifs: share\n\tserver s\n\tpassword hunter2\n\n");

        assertThat(new StorageConfigApi(storages)
                        .list(Arguments.NONE, id -> true)
                        .toString())
                .contains("share")
                .doesNotContain("hunter2");
    }

    @Test
    void madeDiskIsAnsweredListedReadAndRemoved() {
        VolumeId disk = api.allocate(arguments(Map.of(
                "storage",
                "local",
                "vmid",
                "100",
                "filename",
                "vm-100-disk-0.qcow2",
                "size",
                "8M",
                "format",
                "qcow2")));

        assertThat(disk).hasToString("local:100/vm-100-disk-0.qcow2");
        assertThat(journal.open()).isEmpty();
        assertThat(api.content(arguments(Map.of("storage", "local", "content", "images"))))
                .extracting(VolumeEntry::volid, VolumeEntry::size)
                .containsExactly(tuple(disk.toString(), 8L << 20));
        Arguments volume = arguments(Map.of("storage", "local", "volume", disk.toString()));
        assertThat(api.readVolume(volume).size()).isEqualTo(8L << 20);

        api.delete(volume).run(new SilentLog());

        assertThat(api.content(arguments(Map.of("storage", "local")))).isEmpty();
    }

    @Test
    void diskThatCouldNotBeMadeLeavesNothingThatALaterSweepWouldRemove() {
        StorageApi broken = apiOf(storagesWith(new QemuImage(programs, "/nonexistent/qemu-img")));

        assertThatThrownBy(() -> broken.allocate(arguments(
                        Map.of("storage", "local", "vmid", "100", "filename", "vm-100-disk-0.qcow2", "size", "1M"))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("/nonexistent/qemu-img");
        assertThat(journal.open()).isEmpty();
        assertThat(api.content(arguments(Map.of("storage", "local")))).isEmpty();
    }

    @Test
    void sizeWithoutUnitCountsKibibytes() {
        Arguments wanted =
                arguments(Map.of("storage", "local", "vmid", "100", "filename", "vm-100-disk-0.raw", "size", "1024"));
        VolumeId disk = api.allocate(wanted);

        Arguments volume = arguments(Map.of("storage", "local", "volume", disk.name()));
        assertThat(api.readVolume(volume).size()).isEqualTo(1 << 20);
    }

    @Test
    void volumeInUseIsNotRemoved() {
        VolumeId disk = api.allocate(
                arguments(Map.of("storage", "local", "vmid", "100", "filename", "vm-100-disk-0.raw", "size", "1M")));
        Arguments volume = arguments(Map.of("storage", "local", "volume", disk.toString()));
        DeleteVolume.Job begunBefore = api.delete(volume);
        user = Optional.of("VM 100 (scsi0)");

        assertThatThrownBy(() -> api.delete(volume)).hasMessageContaining("in use by VM 100 (scsi0)");
        assertThatThrownBy(() -> begunBefore.run(new SilentLog())).hasMessageContaining("in use");
        assertThat(storages.path(disk)).exists();
    }

    @Test
    void volumeOfAnotherStorageOrOfNoFormIsNamed() {
        for (String volume :
                List.of("other:iso/x.iso", "local:../x", "local:iso/../../x.iso", "local:iso/x.exe", ":")) {
            assertThatThrownBy(() -> api.readVolume(arguments(Map.of("storage", "local", "volume", volume))))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.errors()).containsKey("volume"));
        }
    }

    private static Arguments arguments(Map<String, String> values) {
        return Arguments.of(Options.of(values));
    }

    private static final class SilentLog implements TaskLog {
        @Override
        public void line(String text) {}

        @Override
        public void warn(String text) {}

        @Override
        public void progress(double share) {}
    }
}
