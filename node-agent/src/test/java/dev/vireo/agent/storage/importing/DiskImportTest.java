// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disks of every foreign format come in byte for byte, and leave nothing else behind. */
class DiskImportTest {
    private final List<String> steps = new ArrayList<>();
    private ImportScene scene;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        scene = new ImportScene(folder, steps::add);
    }

    @AfterEach
    void nothingIsLeftBeside() throws IOException {
        assertThat(scene.journal().open()).isEmpty();
        try (Stream<Path> files = Files.list(scene.importFolder())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vmdk, subformat=monolithicSparse, disk.vmdk",
        "vmdk, subformat=monolithicFlat, disk.vmdk",
        "vmdk, subformat=twoGbMaxExtentSparse, disk.vmdk",
        "vmdk, subformat=twoGbMaxExtentFlat, disk.vmdk",
        "vmdk, subformat=streamOptimized, disk.vmdk",
        "vhdx, subformat=dynamic, disk.vhdx",
        "vhdx, subformat=fixed, disk.vhdx",
        "vdi, , disk.vdi",
        "vdi, static=on, disk.vdi",
        "vpc, 'subformat=fixed,force_size=on', disk.vhd",
        "vpc, 'subformat=dynamic,force_size=on', disk.vhd",
        "qcow2, , disk.qcow2",
        "qcow2, compat=0.10, disk.qcow2",
        "raw, , disk.raw",
        "raw, , disk.img",
        "raw, , a =b+c.img",
        // Called something else than it is.
        "vhdx, , mislabelled.vmdk",
        "vmdk, subformat=monolithicSparse, mislabelled.qcow2",
        "raw, , lost-flat.vmdk",
        "raw, , lost.vmdk"
    })
    void imageMadeByQemuComesInByteForByte(String driver, String options, String name) throws Exception {
        scene.convert(driver, options == null ? "" : options, name);

        assertThat(scene.imported(name)).hasBinaryContent(ImportScene.content());
        assertThat(steps).containsSubsequence("import.stage", "import.staged", "copy.copied", "import.copied");
    }

    @Test
    void diskOfAnEsxHostInTwoFlatPartsComesInByteForByte() throws Exception {
        byte[] content = ImportScene.content();
        int half = content.length / 2;
        put("esx-f001.vmdk", Arrays.copyOf(content, half));
        put("esx-f002.vmdk", Arrays.copyOfRange(content, half, content.length));
        put(
                "esx.vmdk",
                descriptor(
                        "vmfs",
                        "RW " + half / 512 + " VMFS \"esx-f001.vmdk\"\r\nRW " + half / 512
                                + " VMFS \"esx-f002.vmdk\" 0\r\n"));

        assertThat(scene.imported("esx.vmdk")).hasBinaryContent(content);
    }

    @Test
    void twoPartsOfOneFlatFileComeInInTheOrderOfTheDescriptor() throws Exception {
        byte[] content = ImportScene.content();
        int half = content.length / 2;
        put("swapped-flat.vmdk", join(Arrays.copyOfRange(content, half, content.length), Arrays.copyOf(content, half)));
        put(
                "swapped.vmdk",
                descriptor(
                        "monolithicFlat",
                        "RW " + half / 512 + " FLAT \"swapped-flat.vmdk\" " + half / 512 + "\nRW " + half / 512
                                + " FLAT \"swapped-flat.vmdk\" 0\n"));

        assertThat(scene.imported("swapped.vmdk")).hasBinaryContent(content);
    }

    @Test
    void fixedVhdMadeByHandComesInByteForByte() throws Exception {
        byte[] content = ImportScene.content();
        put("hand.vhd", join(content, vhdFooter(content.length)));

        assertThat(scene.imported("hand.vhd")).hasBinaryContent(content);
    }

    @Test
    void diskInAnArchiveComesInByteForByte() throws Exception {
        scene.convert("vmdk", "subformat=streamOptimized", "inner.vmdk");
        Path inner = scene.importFolder().resolve("inner.vmdk");
        put(
                "machine.ova",
                Tar.of("machine.ovf", "<x/>".getBytes(StandardCharsets.UTF_8), "d.vmdk", Files.readAllBytes(inner)));

        assertThat(scene.imported("machine.ova/d.vmdk")).hasBinaryContent(ImportScene.content());
    }

    @Test
    void rawDiskWithTheHeadOfAQcow2StaysRaw() throws Exception {
        scene.convert("qcow2", "", "inner.qcow2");
        byte[] bytes = Files.readAllBytes(scene.importFolder().resolve("inner.qcow2"));
        put("disk.raw", bytes);

        assertThat(scene.imported("disk.raw")).hasBinaryContent(bytes);
        assertThat(scene.log()).anyMatch(line -> line.contains("look like another format"));
    }

    @Test
    void missingPartsAreNamed() throws Exception {
        put("esx.vmdk", descriptor("vmfs", "RW 2048 VMFS \"esx-flat.vmdk\"\n"));

        assertThatThrownBy(() -> scene.imported("esx.vmdk"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("esx-flat.vmdk");
    }

    @Test
    void whatReplacesTheFileAfterTheCheckIsNotRead(@TempDir Path other) throws Exception {
        AtomicReference<Path> disk = new AtomicReference<>(other);
        StepListener replaces = step -> {
            if (step.equals("import.staged")) {
                overwrite(Objects.requireNonNull(disk.get()));
            }
        };
        try (ImportScene second = new ImportScene(other, replaces)) {
            second.convert("qcow2", "", "disk.qcow2");
            disk.set(second.importFolder().resolve("disk.qcow2"));

            assertThat(second.imported("disk.qcow2")).hasBinaryContent(ImportScene.content());
            assertThat(disk.get()).hasContent("something else");
        }
    }

    private static void overwrite(Path disk) {
        try {
            Files.delete(disk);
            Files.writeString(disk, "something else");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path put(String name, byte[] content) throws IOException {
        return Files.write(scene.importFolder().resolve(name), content);
    }

    private static byte[] descriptor(String type, String extents) {
        return ("# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\ncreateType=\"" + type + "\"\n"
                        + extents)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** As Windows writes it. */
    private static byte[] vhdFooter(long size) {
        ByteBuffer footer = ByteBuffer.allocate(512);
        footer.put("conectix".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putInt(0x10000)
                .putLong(-1);
        footer.putInt(24, 1).put(28, "win ".getBytes(StandardCharsets.US_ASCII)).putInt(32, 0x60001);
        footer.put(36, "Wi2k".getBytes(StandardCharsets.US_ASCII))
                .putLong(40, size)
                .putLong(48, size);
        footer.putShort(56, (short) 240).put(58, (byte) 4).put(59, (byte) 17).putInt(60, 2);
        int sum = 0;
        for (byte b : footer.array()) {
            sum += Byte.toUnsignedInt(b);
        }
        return footer.putInt(64, ~sum).array();
    }
}
