// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignImagesTest {
    private final HostProgramRunner programs = new HostProgramRunner();
    private final QemuImage qemuImage = new QemuImage(programs);
    private final ForeignImages images = new ForeignImages(qemuImage);

    @TempDir
    Path folder;

    @Test
    void wholeQcow2IsTaken() throws Exception {
        Path image = qcow2("whole.qcow2");

        assertThatCode(() -> images.requireSafeImport(image, "x.qcow2")).doesNotThrowAnyException();
        assertThat(Qcow2File.read(image).virtualSize()).isEqualTo(64L << 20);
    }

    @Test
    void qcow2WithBackingFileIsRefused() throws Exception {
        Path base = qcow2("base.qcow2");
        Path image = folder.resolve("clone.qcow2");
        run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", base.toString(), image.toString());

        assertRefused(image, "backing file");
    }

    @Test
    void qcow2ThatKeepsItsDataElsewhereIsRefused() throws Exception {
        Path image = folder.resolve("split.qcow2");
        Path data = folder.resolve("data.raw");
        run("qemu-img", "create", "-q", "-f", "qcow2", "-o", "data_file=" + data, image.toString(), "64M");

        assertRefused(image, "in another file");
    }

    @Test
    void qcow2CutAnywhereIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(filled("filled.qcow2"));
        List<Integer> lengths = new ArrayList<>(List.of(0, 1, 71, 103, 104, 65_536, 131_072, 196_608, 262_144));
        lengths.add(whole.length - (128 << 10));
        for (int length : lengths) {
            Path cut = folder.resolve("cut.qcow2");
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> images.requireSafeImport(cut, "x.qcow2"))
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isInstanceOf(BadImageException.class)
                    .hasMessageContaining("qcow2 image");
        }
    }

    @Test
    void fileThatIsNoQcow2IsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("x.qcow2"), "#!/bin/sh\n".repeat(50));

        assertRefused(text, "does not begin with the mark");
    }

    @Test
    void linkIsNotFollowed() throws Exception {
        Path image = qcow2("whole.qcow2");
        Path link = Files.createSymbolicLink(folder.resolve("link.qcow2"), image);

        assertThatThrownBy(() -> images.requireSafeImport(link, "x.qcow2")).isInstanceOf(IOException.class);
    }

    @Test
    void vmdkThatIsATextNamingOtherFilesIsRefused() throws Exception {
        Path image = Files.writeString(
                folder.resolve("x.vmdk"),
                "# Disk DescriptorFile\nversion=1\ncreateType=\"monolithicFlat\"\nRW 20 FLAT \"/etc/shadow\" 0\n");

        assertThatThrownBy(() -> ForeignImages.requireAlone(image))
                .isInstanceOf(BadImageException.class)
                .hasMessageContaining("stand alone");
    }

    @Test
    void vmdkInOneFileIsTaken() {
        Path image = folder.resolve("x.vmdk");
        qemuImage.create(image, ImageFormat.VMDK, ByteSize.mebibytes(8), Preallocation.OFF);

        assertThatCode(() -> ForeignImages.requireAlone(image)).doesNotThrowAnyException();
    }

    @Test
    void rawDiskThatLooksLikeAQcow2IsOpenedAsRaw() throws Exception {
        Path clone = folder.resolve("clone.qcow2");
        run(
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-F",
                "qcow2",
                "-b",
                qcow2("b.qcow2").toString(),
                clone.toString());

        ImageInfo info = qemuImage.info(clone, ImageFormat.RAW);

        assertThat(info.refersToFiles()).isFalse();
        assertThat(info.virtualSize()).isLessThan(1 << 20);
    }

    private void assertRefused(Path image, String reason) {
        assertThatThrownBy(() -> images.requireSafeImport(image, "x.qcow2"))
                .isInstanceOf(BadImageException.class)
                .hasMessageContaining(reason);
    }

    private Path qcow2(String name) {
        Path image = folder.resolve(name);
        qemuImage.create(image, ImageFormat.QCOW2, ByteSize.mebibytes(64), Preallocation.METADATA);
        return image;
    }

    /** One whose last clusters hold data. */
    private Path filled(String name) throws Exception {
        Path raw = folder.resolve("filled.raw");
        ByteBuffer content = ByteBuffer.allocate(1 << 20);
        while (content.hasRemaining()) {
            content.putInt(content.position() + 1);
        }
        Files.write(raw, content.array());
        Path image = folder.resolve(name);
        run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw.toString(), image.toString());
        return image;
    }

    private void run(String... command) throws IOException, InterruptedException {
        ProgramResult result = programs.run(List.of(command), RunLimits.QUICK);
        assertThat(result.exitCode()).as(result.errors()).isZero();
    }
}
