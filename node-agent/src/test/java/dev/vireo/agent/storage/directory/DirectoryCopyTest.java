// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.storage.CrashScene;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copying, growing and giving away disks on a storage of type {@code dir}. */
class DirectoryCopyTest {
    private static final Vmid OWNER = new Vmid(100);
    private static final ByteSize SAME = new ByteSize(0);
    private static final int SIZE = 4 << 20;

    private final HostProgramRunner programs = new HostProgramRunner();
    private final RecordingJournal journal = new RecordingJournal();
    private Path root;
    private Storage storage;

    @TempDir
    Path folder;

    @BeforeEach
    void openStorage() {
        root = folder.resolve("storage");
        storage = storage(StepListener.NONE);
    }

    private Storage storage(StepListener steps) {
        DirectoryPlugin.Tools tools = new DirectoryPlugin.Tools(
                new QemuImage(programs), new AllocatedBytes(), FileOwnership.NONE, journal, steps);
        Storage opened = new DirectoryPlugin(tools)
                .open(StorageConfig.directory(new StorageId("local"), root.toString(), "images"));
        opened.activate();
        return opened;
    }

    private Path image(byte[] content) throws IOException {
        return Files.write(folder.resolve("source.raw"), content);
    }

    private static byte[] noise() {
        byte[] content = new byte[SIZE];
        new Random(7).nextBytes(content);
        Arrays.fill(content, SIZE / 4, SIZE / 2, (byte) 0);
        return content;
    }

    private String qemuImg(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qemu-img"));
        command.addAll(List.of(arguments));
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        assertThat(result.isSuccess()).as(result.errors()).isTrue();
        return result.output();
    }

    private byte[] contentOf(VolumeId volume) throws IOException, InterruptedException {
        String format = volume.name().substring(volume.name().lastIndexOf('.') + 1);
        Path raw = folder.resolve("content");
        qemuImg("convert", "-f", format, "-O", "raw", storage.path(volume).toString(), raw.toString());
        return Files.readAllBytes(raw);
    }

    private VolumeId copy(ImageSource source, ImageFormat format) {
        return storage.copy(source, NewVolume.of(OWNER, SAME).in(format), CopyTerms.FREE, VolumeClaim.NONE);
    }

    @ParameterizedTest
    @CsvSource({"raw,raw", "raw,qcow2", "qcow2,raw", "qcow2,qcow2", "raw,vmdk", "vmdk,qcow2"})
    void copyHoldsTheSameBytesInEveryFormat(String from, String to) throws IOException, InterruptedException {
        byte[] content = noise();
        Path source = folder.resolve("source." + from);
        if (from.equals("raw")) {
            image(content);
        } else {
            qemuImg("convert", "-f", "raw", "-O", from, image(content).toString(), source.toString());
        }

        VolumeId made = copy(ImageSource.of(source, ImageFormat.parse(from)), ImageFormat.parse(to));

        assertThat(contentOf(made)).isEqualTo(content);
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void holesOfTheSourceTakeNoSpaceInTheCopy() throws IOException {
        VolumeId sparse = storage.allocate(NewVolume.of(OWNER, ByteSize.gibibytes(4)), VolumeClaim.NONE);

        VolumeId made = copy(ImageSource.of(storage.path(sparse), ImageFormat.RAW), ImageFormat.RAW);

        assertThat(storage.inspect(made).size()).isEqualTo(4L << 30);
        assertThat(storage.inspect(made).used()).isLessThan(1 << 20);
    }

    @Test
    void copyCanBeLargerAndNotSmallerThanItsSource() throws IOException {
        ImageSource source = ImageSource.of(image(noise()), ImageFormat.RAW);
        NewVolume larger = NewVolume.of(OWNER, ByteSize.mebibytes(8)).in(ImageFormat.QCOW2);

        VolumeId made = storage.copy(source, larger, CopyTerms.FREE, VolumeClaim.NONE);

        assertThat(storage.inspect(made).size()).isEqualTo(8 << 20);
        assertThatThrownBy(() -> storage.copy(
                        source, NewVolume.of(OWNER, ByteSize.mebibytes(1)), CopyTerms.FREE, VolumeClaim.NONE))
                .hasMessageContaining("the new disk has 1M, the image needs 4M");
    }

    @Test
    void progressIsToldUntilAllIsDone() throws IOException {
        List<Double> told = new ArrayList<>();

        storage.copy(
                ImageSource.of(image(noise()), ImageFormat.RAW),
                NewVolume.of(OWNER, SAME),
                CopyTerms.FREE.telling(told::add),
                VolumeClaim.NONE);

        assertThat(told).isSorted().endsWith(1.0);
    }

    @Test
    void interruptEndsTheCopyAndLeavesNothing() throws IOException {
        ImageSource source = ImageSource.of(image(noise()), ImageFormat.RAW);
        Thread worker = Thread.currentThread();
        CopyTerms slow = CopyTerms.FREE.at(256 << 10).telling(share -> worker.interrupt());

        assertThatThrownBy(() -> storage.copy(source, NewVolume.of(OWNER, SAME), slow, VolumeClaim.NONE))
                .hasMessage("received interrupt");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(storage.list(VolumeFilter.ALL)).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void memoryLimitIsKept() throws IOException {
        ImageSource source = ImageSource.of(image(noise()), ImageFormat.RAW);
        CopyTerms tight = CopyTerms.FREE.within(CopyTerms.FREE.time(), 8 << 20);

        assertThatThrownBy(() -> storage.copy(source, NewVolume.of(OWNER, SAME), tight, VolumeClaim.NONE))
                .isInstanceOf(ApiException.class);
        assertThat(storage.list(VolumeFilter.ALL)).isEmpty();
    }

    @Test
    void rawImageWithTheHeaderOfAnotherFormatStaysRaw() throws IOException, InterruptedException {
        Path evil = folder.resolve("evil.qcow2");
        qemuImg("create", "-q", "-f", "qcow2", "-b", "/etc/shadow", "-F", "raw", evil.toString(), "64M");
        byte[] content = Arrays.copyOf(Files.readAllBytes(evil), 1 << 20);

        VolumeId copied = copy(ImageSource.of(image(content), ImageFormat.RAW), ImageFormat.RAW);
        VolumeId converted = copy(ImageSource.of(storage.path(copied), ImageFormat.RAW), ImageFormat.QCOW2);
        storage.grow(copied, ByteSize.mebibytes(2));

        assertThat(Files.readAllBytes(storage.path(copied))).isEqualTo(Arrays.copyOf(content, 2 << 20));
        assertThat(contentOf(converted)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({"/etc/shadow", "json:{}"})
    void imageThatStandsOnAnotherFileIsRefused(String reference) throws IOException, InterruptedException {
        Path evil = folder.resolve("evil.qcow2");
        qemuImg("create", "-q", "-u", "-f", "qcow2", "-b", reference, "-F", "raw", evil.toString(), "1M");

        assertRefused(evil);
    }

    @Test
    void imageWhoseDataLieInAnotherFileIsRefused() throws IOException, InterruptedException {
        Path evil = folder.resolve("evil.qcow2");
        Path data = folder.resolve("data");
        qemuImg("create", "-q", "-f", "qcow2", "-o", "data_file=" + data, evil.toString(), "1M");

        assertRefused(evil);
    }

    private void assertRefused(Path evil) {
        assertThatThrownBy(() -> copy(ImageSource.of(evil, ImageFormat.QCOW2), ImageFormat.RAW))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("the image cannot be copied: ");
        assertThat(storage.list(VolumeFilter.ALL)).isEmpty();
    }

    @Test
    void linkedCloneIsCopiedWithWhatItTakesFromItsTemplate() throws IOException, InterruptedException {
        byte[] content = noise();
        Files.createDirectories(root.resolve("images/200"));
        Files.createDirectories(root.resolve("images/201"));
        Path base = root.resolve("images/200/base-200-disk-0.qcow2");
        Path clone = root.resolve("images/201/vm-201-disk-0.qcow2");
        qemuImg("convert", "-f", "raw", "-O", "qcow2", image(content).toString(), base.toString());
        String reference = "../200/" + base.getFileName();
        qemuImg("create", "-q", "-f", "qcow2", "-b", reference, "-F", "qcow2", clone.toString());

        VolumeId made = copy(ImageSource.of(clone, ImageFormat.QCOW2), ImageFormat.RAW);

        assertThat(contentOf(made)).isEqualTo(content);
    }

    @Test
    void descriptorThatNamesAFileOfTheHostIsRefused() throws IOException {
        Path evil = folder.resolve("evil.vmdk");
        Files.writeString(evil, "# Disk DescriptorFile\nversion=1\nRW 1 FLAT \"/etc/shadow\" 0\n");

        assertThatThrownBy(() -> copy(ImageSource.of(evil, ImageFormat.VMDK), ImageFormat.RAW))
                .hasMessageContaining("does not stand alone");
    }

    @Test
    void disksGrowAndNeverShrink() throws IOException, InterruptedException {
        for (ImageFormat format : List.of(ImageFormat.RAW, ImageFormat.QCOW2)) {
            VolumeId disk = copy(ImageSource.of(image(noise()), ImageFormat.RAW), format);

            storage.grow(disk, ByteSize.mebibytes(6));

            assertThat(storage.inspect(disk).size()).isEqualTo(6 << 20);
            assertThat(contentOf(disk)).isEqualTo(Arrays.copyOf(noise(), 6 << 20));
            assertThatThrownBy(() -> storage.grow(disk, ByteSize.mebibytes(2))).isInstanceOf(ApiException.class);
            assertThat(storage.inspect(disk).size()).isEqualTo(6 << 20);
        }
    }

    @Test
    void diskGivenToAnotherGuestHasTheLowestFreeNameThere() throws IOException, InterruptedException {
        Vmid other = new Vmid(300);
        storage.allocate(NewVolume.of(other, ByteSize.mebibytes(1)), VolumeClaim.NONE);
        VolumeId disk = copy(ImageSource.of(image(noise()), ImageFormat.RAW), ImageFormat.QCOW2);
        List<VolumeId> claimed = new ArrayList<>();

        VolumeId given = storage.reassign(disk, other, claimed::add);

        assertThat(given.name()).isEqualTo("300/vm-300-disk-1.qcow2");
        assertThat(claimed).containsExactly(given);
        assertThat(contentOf(given)).isEqualTo(noise());
        assertThatThrownBy(() -> storage.path(disk)).isInstanceOf(ApiException.class);
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void crashAtAnyStepOfACopyLeavesTheSourceAndAtMostTheWholeCopy() throws IOException {
        CrashScene crash = new CrashScene(root, Files.createDirectory(folder.resolve("scenes")), journal);
        VolumeId source = storage.allocate(NewVolume.of(OWNER, ByteSize.mebibytes(1)), VolumeClaim.NONE);

        storage(crash)
                .copy(
                        ImageSource.of(storage.path(source), ImageFormat.RAW),
                        NewVolume.of(OWNER, SAME),
                        CopyTerms.FREE,
                        VolumeClaim.NONE);

        assertThat(crash.steps()).contains("allocate.reserved", "copy.copied", "allocate.renamed");
        for (String step : crash.steps()) {
            try (var files = Files.list(crash.sweptAt(step).resolve("images/100"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as(step)
                        .contains("vm-100-disk-0.raw")
                        .noneMatch(name -> name.endsWith(".tmp"));
            }
        }
    }
}
