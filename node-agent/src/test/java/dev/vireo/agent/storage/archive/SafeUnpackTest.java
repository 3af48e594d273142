// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.host.DirectoryHandle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeUnpackTest {
    private static final UnpackTerms SHIFTED = UnpackTerms.shifted(100_000, 65_536, UnpackLimits.USUAL);

    @TempDir
    Path place;

    private Path root;
    private Path canary;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(isRoot(), "owners can only be set by root");
        root = Files.createDirectory(place.resolve("root"));
        Path outside = Files.createDirectory(place.resolve("outside"));
        canary = Files.writeString(outside.resolve("canary"), "alive");
    }

    /** Whatever a test does, nothing outside has changed. */
    @AfterEach
    void nothingOutsideWasTouched() throws IOException {
        if (canary == null) {
            return;
        }
        assertThat(canary).hasContent("alive");
        assertThat(owner(canary)).isZero();
        assertThat(Files.getAttribute(canary, "unix:nlink")).isEqualTo(1);
        try (Stream<Path> all = Files.list(place.resolve("outside"))) {
            assertThat(all).containsExactly(canary);
        }
        try (Stream<Path> all = Files.list(place)) {
            assertThat(all.map(path -> String.valueOf(path.getFileName())))
                    .isSubsetOf("root", "outside", "archive", "tree");
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }

    private UnpackReport unpack(byte[] archive, UnpackTerms terms) throws IOException, InterruptedException {
        Path file = Files.write(place.resolve("archive"), archive);
        return new SafeUnpack(InstantSource.system()).unpack(file, root, terms);
    }

    private void refused(TarBytes archive, String why) {
        assertThatThrownBy(() -> unpack(archive.bytes(), SHIFTED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aFileThroughALinkIsRefused() {
        refused(new TarBytes().link("etc", "../outside").file("etc/canary", "dead"), "behind 'etc'");
    }

    @Test
    void aFileThroughAnAbsoluteLinkIsRefused() {
        refused(new TarBytes().link("a", place + "/outside").file("a/new", "x"), "behind 'a'");
    }

    @Test
    void aDirectoryThroughALinkIsRefused() {
        refused(new TarBytes().link("a", "../outside").directory("a/b"), "behind 'a'");
    }

    @Test
    void aFileReplacesALinkOfItsNameAndIsNotWrittenThroughIt() throws Exception {
        unpack(new TarBytes().link("f", "../outside/canary").file("f", "inside").bytes(), SHIFTED);
        assertThat(root.resolve("f")).isRegularFile().hasContent("inside");
    }

    @Test
    void aDirectoryReplacesALinkOfItsName() throws Exception {
        unpack(new TarBytes().link("d", "../outside").directory("d").file("d/new", "x").bytes(), SHIFTED);
        assertThat(root.resolve("d/new")).hasContent("x");
    }

    @Test
    void aPathWithDotsIsRefused() {
        refused(new TarBytes().file("a/../../outside/canary", "dead"), "'..'");
    }

    @Test
    void anAbsolutePathIsRefused() {
        refused(new TarBytes().file(canary.toString().substring(0, 20), "dead"), "relative");
    }

    @Test
    void aHardLinkOutIsRefused() {
        refused(new TarBytes().hardLink("h", "../outside/canary"), "'..'");
        refused(new TarBytes().hardLink("h", "/etc/passwd"), "relative");
    }

    @Test
    void aHardLinkThroughALinkIsRefused() {
        refused(new TarBytes().link("l", "../outside").hardLink("h", "l/canary"), "behind 'l'");
    }

    @Test
    void aFileOverAHardLinkToALinkStaysInside() throws Exception {
        TarBytes archive = new TarBytes().link("l", "../outside/canary").hardLink("h", "l").file("h", "inside");
        unpack(archive.bytes(), SHIFTED);
        assertThat(root.resolve("h")).isRegularFile().hasContent("inside");
    }

    @Test
    void aFileDoesNotReplaceADirectory() {
        refused(new TarBytes().directory("d").file("d/f", "x").file("d", "y"), "replace a directory");
    }

    @Test
    void ofTwoFilesWithOneNameTheLastStays() throws Exception {
        unpack(new TarBytes().file("f", "long text").file("f", "b").bytes(), SHIFTED);
        assertThat(root.resolve("f")).hasContent("b");
    }

    @Test
    void devicesAreLeftOutUnlessAllowed() throws Exception {
        UnpackReport report = unpack(new TarBytes().device("dev/sda").file("f", "x").bytes(), SHIFTED);
        assertThat(report.devices()).isEqualTo(1);
        assertThat(root.resolve("dev/sda")).doesNotExist();
    }

    @Test
    void anAccountBeyondTheContainersIsRefused() {
        refused(new TarBytes().ownedBy(65_536).file("f", "x"), "account 65536");
    }

    @Test
    void setuidIsKeptForTheContainersOwnAccount() throws Exception {
        unpack(new TarBytes().entry("su", '0', "", new byte[3], 04755).bytes(), SHIFTED);
        assertThat(owner(root.resolve("su"))).isEqualTo(100_000);
        assertThat(mode(root.resolve("su"))).isEqualTo(04755);
    }

    @Test
    void capabilitiesHoldForTheContainersRootOnly() throws Exception {
        byte[] value = new byte[20];
        value[0] = 1;
        value[3] = 2;
        value[4] = (byte) 0x80;
        unpack(new TarBytes().attribute("security.capability", value).file("f", "x").bytes(), SHIFTED);
        byte[] shifted = FileCapabilities.shifted(value, 100_000).orElseThrow();
        assertThat(shifted).hasSize(24);
        assertThat(shifted[3]).isEqualTo((byte) 3);
        assertThat(shifted[4]).isEqualTo((byte) 0x80);
    }

    @Test
    void attributesOfTheNodeAreLeftOut() throws Exception {
        TarBytes archive = new TarBytes().attribute("trusted.overlay.opaque", new byte[] {'y'}).file("f", "x");
        assertThat(unpack(archive.bytes(), SHIFTED).attributes()).isEqualTo(1);
    }

    @Test
    void tooManyEntriesAreRefused() {
        TarBytes archive = new TarBytes().file("a", "").file("b", "").file("c", "");
        UnpackTerms terms = UnpackTerms.shifted(100_000, 65_536, UnpackLimits.USUAL.withEntries(2));
        assertThatThrownBy(() -> unpack(archive.bytes(), terms)).hasMessageContaining("2 entries");
    }

    @Test
    void tooManyBytesAreRefused() {
        TarBytes archive = new TarBytes().entry("a", '0', "", new byte[5000], 0644);
        UnpackTerms terms = UnpackTerms.shifted(100_000, 65_536, UnpackLimits.USUAL.withBytes(4000));
        assertThatThrownBy(() -> unpack(archive.bytes(), terms)).hasMessageContaining("4000 bytes");
    }

    @Test
    void aBombIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] head = new TarBytes().entry("a", '0', "", new byte[100 << 20], 0644).bytes();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(head);
        }
        assertThatThrownBy(() -> unpack(packed.toByteArray(), SHIFTED)).hasMessageContaining("times its size");
    }

    @Test
    void aSparseFileOfEightExbibytesIsRefused() {
        String records = record("GNU.sparse.major=1") + record("GNU.sparse.minor=0") + record("GNU.sparse.name=f")
                + record("GNU.sparse.realsize=" + Long.MAX_VALUE);
        TarBytes archive = new TarBytes()
                .records(records)
                .entry("GNUSparseFile.0/f", '0', "", Arrays.copyOf("0\n".getBytes(StandardCharsets.UTF_8), 512), 0644);
        refused(archive, "bytes allowed");
    }

    private static String record(String text) {
        int length = text.length() + 2;
        length += Integer.toString(length + 2).length();
        return length + " " + text + "\n";
    }

    @Test
    void whatTakesTooLongEnds() throws Exception {
        AtomicLong seconds = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochSecond(seconds.addAndGet(10));
        Path file = Files.write(place.resolve("archive"), new TarBytes().file("a", "x").bytes());
        UnpackTerms terms = UnpackTerms.shifted(100_000, 65_536, UnpackLimits.USUAL.within(Duration.ofSeconds(15)));
        assertThatThrownBy(() -> new SafeUnpack(clock).unpack(file, root, terms)).hasMessageContaining("15 s");
    }

    @Test
    void aHeaderOfAnyLengthIsRefused() {
        refused(new TarBytes().entry("x", 'L', "", new byte[2 << 20], 0644), "header of");
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        byte[] noise = new byte[2048];
        Arrays.fill(noise, (byte) 'x');
        assertThatThrownBy(() -> unpack(noise, SHIFTED)).isInstanceOf(BadArchiveException.class);
    }

    @Test
    void aCutArchiveIsRefused() {
        byte[] whole = new TarBytes().entry("a", '0', "", new byte[5000], 0644).bytes();
        assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, 2000), SHIFTED)).hasMessageContaining("cut off");
    }

    @Test
    void aLinkPutThereMeanwhileIsNotFollowed() throws Exception {
        Files.createDirectory(root.resolve("d"));
        try (DirectoryHandle handle = DirectoryHandle.open(root);
                DirectoryHandle held = handle.child("d").orElseThrow()) {
            Files.move(root.resolve("d"), root.resolve("moved"));
            Files.createSymbolicLink(root.resolve("d"), place.resolve("outside"));
            held.createFile("f").close();
            assertThat(handle.child("d")).isEmpty();
        }
        assertThat(root.resolve("moved/f")).exists();
    }

    @Test
    void whatGnuTarPackedComesOutAsItWas() throws Exception {
        for (String packing : new String[] {"--gzip", "--xz", "--zstd", "--no-auto-compress"}) {
            for (String format : new String[] {"gnu", "posix"}) {
                comesOutAsItWas(packing, format);
            }
        }
    }

    private void comesOutAsItWas(String packing, String format) throws Exception {
        Path tree = Files.createDirectories(place.resolve("tree/" + format + packing + "/" + "n".repeat(150)));
        Path sparse = tree.resolve("sparse");
        try (var file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(64 << 20);
            for (int i = 0; i < 30; i++) {
                file.seek(i * (2L << 20));
                file.write(("piece " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
        Path top = tree.getParent();
        Files.createLink(top.resolve("hard"), sparse);
        Files.createSymbolicLink(top.resolve("soft"), Path.of("/" + "t".repeat(140)));
        Path archive = place.resolve("archive");
        Process tar = new ProcessBuilder("tar", "-C", top.toString(), "--sparse", "--format=" + format, packing,
                        "-cf", archive.toString(), ".").inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        root = Files.createDirectory(top.resolve("out"));
        new SafeUnpack(InstantSource.system()).unpack(archive, root, SHIFTED);
        Path made = root.resolve("n".repeat(150)).resolve("sparse");
        assertThat(Files.mismatch(sparse, made)).isEqualTo(-1);
        assertThat(Files.getAttribute(made, "unix:nlink")).isEqualTo(2);
        assertThat(Files.readSymbolicLink(root.resolve("soft"))).hasToString("/" + "t".repeat(140));
        assertThat(Files.getLastModifiedTime(made).toInstant().getEpochSecond())
                .isEqualTo(Files.getLastModifiedTime(sparse).toInstant().getEpochSecond());
        assertThat(owner(made)).isEqualTo(100_000);
    }
}
