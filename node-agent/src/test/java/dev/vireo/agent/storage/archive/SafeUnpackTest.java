// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.HostProgramRunner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeUnpackTest {
    private static final UnpackTerms OWN = UnpackTerms.privileged(UnpackLimits.USUAL);
    private static final UnpackTerms SHIFTED = UnpackTerms.shifted(100_000, 65_536, UnpackLimits.USUAL);

    @TempDir
    Path directory;

    private UnpackScene scene;

    @BeforeEach
    void begin() throws IOException {
        scene = new UnpackScene(directory);
    }

    private Path packed(String... options) throws IOException, InterruptedException {
        Path archive = directory.resolve("made.tar");
        List<String> command = new ArrayList<>(List.of("tar", "--create", "--file=" + archive));
        command.addAll(List.of(options));
        command.addAll(List.of("--directory=" + directory.resolve("tree"), "."));
        new HostProgramRunner().require(command);
        return archive;
    }

    private Path tree() throws IOException {
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Path deep = Files.createDirectories(tree.resolve("d".repeat(120)).resolve("e".repeat(120)));
        Files.writeString(deep.resolve("имя"), "deep");
        Files.createLink(tree.resolve("twin"), deep.resolve("имя"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("/somewhere/" + "l".repeat(150)));
        Files.write(tree.resolve("big"), new byte[300_000]);
        return tree;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-auto-compress", "--gzip", "--xz", "--zstd", "--bzip2"})
    void archiveComesOutAsTarPackedIt(String compression) throws Exception {
        Path tree = tree();
        Files.setLastModifiedTime(tree.resolve("d".repeat(120)), FileTime.fromMillis(1_000_000_000_000L));
        scene.unpack(packed(compression), OWN);
        Path deep = scene.root.resolve("d".repeat(120)).resolve("e".repeat(120)).resolve("имя");
        assertThat(deep).hasContent("deep");
        assertThat(Files.isSameFile(deep, scene.root.resolve("twin"))).isTrue();
        assertThat(Files.readSymbolicLink(scene.root.resolve("link")))
                .isEqualTo(Path.of("/somewhere/" + "l".repeat(150)));
        assertThat(scene.root.resolve("big")).hasSize(300_000);
        assertThat(Files.getLastModifiedTime(scene.root.resolve("d".repeat(120)))
                        .toMillis())
                .isEqualTo(1_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=gnu", "--format=posix"})
    void sparseFileStaysSparse(String format) throws Exception {
        Path tree = Files.createDirectory(directory.resolve("tree"));
        HostProgramRunner programs = new HostProgramRunner();
        programs.require(List.of("truncate", "--size=40M", tree.resolve("holes").toString()));
        try (java.io.RandomAccessFile file =
                new java.io.RandomAccessFile(tree.resolve("holes").toFile(), "rw")) {
            for (int i = 1; i < 30; i++) {
                file.seek(i * 1_000_000L);
                file.write(("piece " + i).getBytes(StandardCharsets.US_ASCII));
            }
        }
        scene.unpack(packed("--sparse", format), OWN);
        Path holes = scene.root.resolve("holes");
        assertThat(Files.mismatch(holes, tree.resolve("holes"))).isEqualTo(-1);
        assertThat(Long.parseLong(programs.require(List.of("stat", "--format=%b", holes.toString()))
                                .strip())
                        * 512)
                .isLessThan(1_000_000);
    }

    @Test
    void ownersAreShiftedAndSetuidStaysWithThem() throws Exception {
        scene.unpack(
                new TarBytes()
                        .entry("bin/su", '0', "", new byte[0], 04755)
                        .ownedBy(33)
                        .directory("www/")
                        .link("www/l", "x")
                        .bytes(),
                SHIFTED);
        assertThat(scene.attribute("bin", "uid")).isEqualTo(100_000);
        assertThat(scene.attribute("bin/su", "uid")).isEqualTo(100_000);
        assertThat((int) scene.attribute("bin/su", "mode") & 07777).isEqualTo(04755);
        assertThat(scene.attribute("www", "gid")).isEqualTo(100_033);
        assertThat(scene.attribute("www/l", "uid")).isEqualTo(100_033);
    }

    @Test
    void deviceComesOutForPrivilegedContainer() throws Exception {
        scene.unpack(new TarBytes().device("sda").bytes(), OWN);
        assertThat((int) scene.attribute("sda", "mode") & 0170000).isEqualTo(0060000);
    }

    @Test
    void ownAttributesStayAndTheNodesAreLeftOut() throws Exception {
        UnpackReport report = scene.unpack(
                new TarBytes()
                        .attribute("user.note", "kept".getBytes(StandardCharsets.US_ASCII))
                        .file("a", "x")
                        .attribute("trusted.overlay.redirect", "/etc".getBytes(StandardCharsets.US_ASCII))
                        .file("b", "x")
                        .bytes(),
                SHIFTED);
        UserDefinedFileAttributeView view =
                Files.getFileAttributeView(scene.root.resolve("a"), UserDefinedFileAttributeView.class);
        ByteBuffer value = ByteBuffer.allocate(10);
        view.read("note", value);
        assertThat(new String(value.array(), 0, value.position(), StandardCharsets.US_ASCII))
                .isEqualTo("kept");
        assertThat(report.attributes()).isEqualTo(1);
    }

    @Test
    void capabilitiesHoldForTheContainersRootOnly() {
        byte[] second = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x0200_0001)
                .putInt(1 << 13)
                .array();
        byte[] third = FileCapabilities.shifted(second, 100_000).orElseThrow();
        ByteBuffer read = ByteBuffer.wrap(third).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(read.getInt(0)).isEqualTo(0x0300_0001);
        assertThat(read.getInt(4)).isEqualTo(1 << 13);
        assertThat(read.getInt(20)).isEqualTo(100_000);
        assertThat(FileCapabilities.shifted(third, 100_000)).isEmpty();
        assertThat(FileCapabilities.shifted(new byte[3], 100_000)).isEmpty();
    }

    @Test
    void capabilitiesAreTakenByTheKernel() throws Exception {
        byte[] ping = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x0200_0001)
                .putInt(1 << 13)
                .array();
        UnpackReport report = scene.unpack(
                new TarBytes()
                        .attribute("security.capability", ping)
                        .file("ping", "x")
                        .bytes(),
                SHIFTED);
        assertThat(report.attributes()).isZero();
    }
}
