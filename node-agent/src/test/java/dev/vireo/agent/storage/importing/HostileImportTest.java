// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.task.StepListener;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.ForeignDisk;
import dev.vireo.model.image.ImageFiles;
import dev.vireo.model.image.ImageRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that want to read the node's own, or to break their reader. */
class HostileImportTest {
    private static final int ROUNDS = 400;

    private ImportScene scene;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        scene = new ImportScene(folder, StepListener.NONE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void backingFileIsRefused() throws Exception {
        Path image = scene.importFolder().resolve("x.qcow2");
        scene.run(List.of(
                "qemu-img",
                "create",
                "-q",
                "-u",
                "-f",
                "qcow2",
                "-F",
                "raw",
                "-b",
                "/etc/shadow",
                image.toString(),
                "1M"));

        assertRefused("x.qcow2", "backing file");
    }

    @Test
    void dataFileIsRefused() throws Exception {
        Path image = scene.importFolder().resolve("x.qcow2");
        Path data = scene.workshop().resolve("data.raw");
        scene.run(
                List.of("qemu-img", "create", "-q", "-f", "qcow2", "-o", "data_file=" + data, image.toString(), "1M"));

        assertRefused("x.qcow2", "in another file");
    }

    @Test
    void parentOfAVmdkIsRefused() throws Exception {
        scene.convert("vmdk", "", "base.vmdk");
        Path base = scene.importFolder().resolve("base.vmdk");
        Path image = scene.importFolder().resolve("x.vmdk");
        scene.run(List.of(
                "qemu-img", "create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", base.toString(), image.toString()));

        assertRefused("x.vmdk", "stands alone");
    }

    @Test
    void partThatIsALinkIsRefused() throws Exception {
        Files.createSymbolicLink(scene.importFolder().resolve("x-flat.vmdk"), Path.of("/etc/passwd"));
        Files.writeString(
                scene.importFolder().resolve("x.vmdk"),
                "# Disk DescriptorFile\nparentCID=ffffffff\ncreateType=\"monolithicFlat\"\nRW 1 FLAT \"x-flat.vmdk\" 0\n");

        assertRefused("x.vmdk", "x-flat.vmdk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.vmdk", "/etc/cron.d/evil", "folder/disk.vmdk", "..", "--help"})
    void nameThatLeadsOutOfAnArchiveIsRefused(String name) throws Exception {
        put("x.ova", Tar.single(name, '0', new byte[600]));

        assertRefused("x.ova/disk.vmdk", "only a plain file name");
    }

    @ParameterizedTest
    @CsvSource({"1, link", "2, link", "3, device", "6, device"})
    void whatIsNoFileInAnArchiveIsRefused(char type, String what) throws Exception {
        put("x.ova", Tar.single("disk.vmdk", type, new byte[0]));

        assertRefused("x.ova/disk.vmdk", what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/shadow",
                "--help",
                "local:import/--help.qcow2",
                "json:{}",
                "nbd:localhost:1",
                "local:import/../../../etc/shadow",
                "local:import/x.ova/../x",
                "local:import/x.ova/a/b",
                "local:iso/x.ova/disk.vmdk"
            })
    void nameThatIsNoVolumeIsRefused(String name) {
        assertThatThrownBy(() -> ImportName.parse(name)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "vmdk, subformat=monolithicSparse",
        "vmdk, subformat=streamOptimized",
        "vhdx, subformat=dynamic",
        "vdi, ",
        "vpc, subformat=dynamic",
        "vpc, subformat=fixed",
        "qcow2, "
    })
    void damagedTablesAreDescribedOrRefusedAndNothingElse(String driver, String options) throws Exception {
        scene.convert(driver, options == null ? "" : options, "x.bin");
        byte[] sound = Files.readAllBytes(scene.importFolder().resolve("x.bin"));
        Random random = new Random(2026);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            refused += isRefused(damaged(sound, random)) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    private static boolean isRefused(byte[] image) throws IOException {
        try {
            new ForeignDisk("x.bin", new Bytes(image), ImageFiles.NONE).describe();
            return false;
        } catch (ImageRefusedException e) {
            return true;
        }
    }

    /** Changes a few bytes where tables are: in what is not zero near the beginning or the end. */
    private static byte[] damaged(byte[] sound, Random random) {
        byte[] image = sound.clone();
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(image, 1 + random.nextInt(image.length));
        }
        int place = random.nextInt(1024);
        int start = random.nextInt(3) == 0 ? image.length - 1024 : 0;
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            image[start + (place + i) % 1024] = (byte) random.nextInt(256);
        }
        return image;
    }

    private static final class Bytes implements ByteSource {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long offset, byte[] into) {
            System.arraycopy(bytes, (int) offset, into, 0, into.length);
        }
    }

    private void put(String name, byte[] content) throws IOException {
        Files.write(scene.importFolder().resolve(name), content);
    }

    private void assertRefused(String name, String reason) {
        assertThatThrownBy(() -> scene.imported(name))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(reason);
        assertThat(scene.journal().open()).isEmpty();
    }
}
