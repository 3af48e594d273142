// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.storage.CrashScene;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StoragePluginContract;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageTest extends StoragePluginContract {
    private static final String ALL = "images,rootdir,vztmpl,iso,backup,snippets,import";
    private static final StorageId ID = new StorageId("local");

    private final RecordingJournal journal = new RecordingJournal();
    private Path root;
    private Storage storage;

    @TempDir
    Path folder;

    @BeforeEach
    void openStorage() {
        root = folder.resolve("storage");
        storage = storage(StorageConfig.directory(ID, root.toString(), ALL), StepListener.NONE);
    }

    private Storage storage(StorageConfig config, StepListener steps) {
        HostProgramRunner programs = new HostProgramRunner();
        DirectoryPlugin.Tools tools = new DirectoryPlugin.Tools(
                new QemuImage(programs), new AllocatedBytes(), FileOwnership.NONE, journal, steps);
        Storage opened = new DirectoryPlugin(tools).open(config);
        opened.activate();
        return opened;
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @Test
    void filesOfEveryKindAreListedAndOthersAreNot() throws IOException {
        write("template/iso/debian.iso", 10);
        write("template/iso/notes.txt", 10);
        write("template/iso/.debian.iso.upload-00000000-0000-0000-0000-000000000000.tmp", 10);
        write("template/cache/alpine.tar.xz", 10);
        write("dump/vzdump-qemu-100-2026_01_31-02_00_00.vma.zst", 10);
        Files.writeString(root.resolve("dump/vzdump-qemu-100-2026_01_31-02_00_00.vma.zst.notes"), "before the update");
        write("snippets/hook.sh", 10);
        write("import/old.ova", 10);
        write("images/100/vm-101-disk-0.raw", 10);

        List<VolumeEntry> listed = storage.list(VolumeFilter.ALL);

        assertThat(listed)
                .extracting(VolumeEntry::volid)
                .containsExactly(
                        "local:backup/vzdump-qemu-100-2026_01_31-02_00_00.vma.zst",
                        "local:import/old.ova",
                        "local:iso/debian.iso",
                        "local:snippets/hook.sh",
                        "local:vztmpl/alpine.tar.xz");
        assertThat(listed.get(0).notes()).isEqualTo("before the update");
        assertThat(listed.get(0).vmid()).isEqualTo(100);
    }

    @Test
    void sparseDiskTakesLessThanItsSize() {
        VolumeId disk =
                storage.allocate(NewVolume.of(OWNER, ByteSize.gibibytes(8)).in(ImageFormat.RAW), VolumeClaim.NONE);

        assertThat(storage.inspect(disk).size()).isEqualTo(8L << 30);
        assertThat(storage.inspect(disk).used()).isLessThan(1 << 20);
    }

    @Test
    void containerTreeIsAFolderAndGoesWithoutWhatItsLinksPointTo() throws IOException {
        VolumeId tree = storage.allocate(NewVolume.of(OWNER, new ByteSize(0)).in(ImageFormat.SUBVOL), VolumeClaim.NONE);
        Path outside = Files.writeString(folder.resolve("outside"), "kept");
        Files.createDirectory(storage.path(tree).resolve("etc"));
        Files.createSymbolicLink(storage.path(tree).resolve("etc/link"), outside);

        assertThat(tree.name()).isEqualTo("100/subvol-100-disk-0.subvol");
        assertThat(storage.list(VolumeFilter.ALL))
                .extracting(VolumeEntry::content)
                .containsExactly("rootdir");
        storage.free(tree);

        assertThat(outside).hasContent("kept");
        assertThat(root.resolve("images/100")).doesNotExist();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void linkThatLeadsOutIsNeitherListedNorOpened() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.iso"), "secret");
        Files.createDirectories(root.resolve("template/iso"));
        Files.createSymbolicLink(root.resolve("template/iso/link.iso"), secret);

        assertThat(storage.list(VolumeFilter.ALL)).isEmpty();
        assertThatThrownBy(() -> storage.path(VolumeId.parse("local:iso/link.iso")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("leads out of the storage");
    }

    @Test
    void folderThatLeadsOutIsNotWrittenTo() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(root.resolve("images/100"), outside);

        assertThatThrownBy(() -> storage.allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("leads out of the storage");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void brokenLinkUnderADiskNameIsNotWrittenThrough() throws IOException {
        Files.createDirectories(root.resolve("images/100"));
        Files.createSymbolicLink(root.resolve("images/100/vm-100-disk-0.raw"), folder.resolve("planted"));

        VolumeId disk = storage.allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);

        assertThat(disk.name()).isEqualTo("100/vm-100-disk-1.raw");
        assertThat(folder.resolve("planted")).doesNotExist();
    }

    @Test
    void diskThatDoesNotFitTheStorageInFullIsRefusedBeforeAnythingIsMade() {
        StorageConfig config = StorageConfig.directory(ID, root.toString(), ALL);
        Storage full = storage(
                new StorageConfig("dir", ID, config.options().with("preallocation", "full")), StepListener.NONE);

        assertThatThrownBy(() -> full.allocate(NewVolume.of(OWNER, new ByteSize(1L << 59)), VolumeClaim.NONE))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("no space is left");
        assertThat(full.list(VolumeFilter.ALL)).isEmpty();
    }

    @Test
    void diskThatFillsTheStorageLeavesNothing() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        HostProgramRunner programs = new HostProgramRunner();
        ProgramResult mounted = programs.run(
                List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()), RunLimits.QUICK);
        Assumptions.assumeTrue(mounted.isSuccess(), "mounting a small tmpfs needs root");
        try {
            Storage filled = storage(StorageConfig.directory(ID, small.toString(), ALL), StepListener.NONE);

            // The tables of 64 GiB alone take more than 1 MiB.
            assertThatThrownBy(() -> filled.allocate(
                            NewVolume.of(OWNER, ByteSize.gibibytes(64)).in(ImageFormat.QCOW2), VolumeClaim.NONE))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(files(small)).isEmpty();
            assertThat(journal.open()).isEmpty();
        } finally {
            programs.run(List.of("umount", small.toString()), RunLimits.QUICK);
        }
    }

    @Test
    void listOfAThousandDisksStartsNoProgram() throws IOException {
        for (int number = 0; number < 1000; number++) {
            write("images/100/vm-100-disk-" + number + ".raw", 512);
        }
        AtomicInteger started = new AtomicInteger();
        HostProgramRunner programs = new HostProgramRunner();
        ProgramRunner counting = (command, limits) -> {
            started.incrementAndGet();
            return programs.run(command, limits);
        };
        DirectoryPlugin.Tools tools = new DirectoryPlugin.Tools(
                new QemuImage(counting), new AllocatedBytes(), FileOwnership.NONE, journal, StepListener.NONE);
        Storage counted = new DirectoryPlugin(tools).open(storage.config());

        assertThat(counted.list(VolumeFilter.ALL)).hasSize(1000);
        assertThat(started).hasValue(0);
    }

    @Test
    void crashAtAnyStepOfAllocationLeavesNothingOrTheClaimedName() throws IOException {
        for (ImageFormat format : List.of(ImageFormat.RAW, ImageFormat.QCOW2, ImageFormat.SUBVOL)) {
            Path scenes = Files.createDirectory(folder.resolve("scenes-" + format));
            CrashScene scene = new CrashScene(root, scenes, journal);
            Storage watched = storage(StorageConfig.directory(ID, root.toString(), ALL), scene);
            watched.allocate(
                    NewVolume.of(OWNER, SIZE).in(format),
                    volume -> journal.begins(root.resolve("images/" + volume.name())));

            assertThat(scene.steps()).containsExactly("allocate.reserved", "allocate.created", "allocate.renamed");
            for (String step : scene.steps()) {
                assertThat(files(scene.sweptAt(step).resolve("images")))
                        .as("%s at %s", format, step)
                        .isEmpty();
            }
            watched.list(VolumeFilter.ALL).forEach(entry -> watched.free(VolumeId.parse(entry.volid())));
            journal.open().forEach(journal::ends);
        }
    }

    @Test
    void crashWhileATreeIsRemovedLeavesNothingOfItUnderItsName() throws IOException {
        VolumeId tree = storage.allocate(NewVolume.of(OWNER, new ByteSize(0)).in(ImageFormat.SUBVOL), VolumeClaim.NONE);
        CrashScene scene = new CrashScene(root, Files.createDirectory(folder.resolve("scenes")), journal);

        storage(StorageConfig.directory(ID, root.toString(), ALL), scene).free(tree);

        assertThat(scene.steps()).containsExactly("free.before-delete", "free.deleted");
        assertThat(files(scene.sweptAt("free.before-delete"))).hasSize(0);
        assertThat(files(scene.sweptAt("free.deleted"))).isEmpty();
    }

    @Test
    void protectedBackupStaysUntilItIsFreed() throws IOException {
        write("dump/vzdump-qemu-100-2026_01_31-02_00_00.vma", 10);
        Path mark = write("dump/vzdump-qemu-100-2026_01_31-02_00_00.vma.protected", 0);
        VolumeId backup = VolumeId.parse("local:backup/vzdump-qemu-100-2026_01_31-02_00_00.vma");

        assertThatThrownBy(() -> storage.free(backup)).hasMessageContaining("protected");
        Files.delete(mark);
        storage.free(backup);

        assertThat(files(root.resolve("dump"))).isEmpty();
    }

    @Test
    void contentThatTheStorageDoesNotTakeIsRefused() {
        Storage isoOnly = storage(StorageConfig.directory(ID, root.toString(), "iso"), StepListener.NONE);

        assertThatThrownBy(() -> isoOnly.allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey("storage"));
        assertThatThrownBy(() -> isoOnly.place(new VolumeName.Snippet("x"))).isInstanceOf(ApiException.class);
    }

    @Test
    void storageWhoseMountIsMissingIsNotActiveAndNotWrittenTo() {
        StorageConfig config = StorageConfig.directory(ID, root.toString(), ALL);
        StorageConfig mounted = new StorageConfig("dir", ID, config.options().with("is_mountpoint", "yes"));

        assertThatThrownBy(() -> storage(mounted, StepListener.NONE)).hasMessageContaining("nothing is mounted");
    }

    @Test
    void contentFolderMustNotLeadOut() {
        StorageConfig config = StorageConfig.directory(ID, root.toString(), ALL);
        for (String override : List.of("iso=../x", "iso=/etc", "iso", "iso=")) {
            StorageConfig changed =
                    new StorageConfig("dir", ID, config.options().with("content-dirs", override));

            assertThatThrownBy(() -> storage(changed, StepListener.NONE)).hasMessageContaining("content-dirs");
        }
    }

    private Path write(String path, int length) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[length]);
    }

    private static List<Path> files(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(
                            file -> Files.isRegularFile(file) || file.toString().endsWith(".tmp"))
                    .toList();
        }
    }
}
