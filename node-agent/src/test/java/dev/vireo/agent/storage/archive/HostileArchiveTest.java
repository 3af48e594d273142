// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTest {
    @TempDir
    Path directory;

    private UnpackScene scene;

    @BeforeEach
    void begin() throws IOException {
        scene = new UnpackScene(directory);
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @AfterEach
    void nothingOutsideIsTouched() throws IOException {
        scene.requireCanary();
    }

    private void refused(TarBytes archive, String why) {
        assertThatThrownBy(() -> scene.unpack(archive))
                .isInstanceOf(BadArchiveException.class)
                .hasMessageContaining(why);
    }

    private void refused(byte[] archive, UnpackLimits limits, String why) {
        assertThatThrownBy(() -> scene.unpack(archive, UnpackTerms.shifted(0, 65_536, limits)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    @Test
    void fileThroughLinkIsRefused() {
        refused(
                new TarBytes().link("way", scene.outside.toString()).file("way/canary", "stolen"),
                "lies behind 'way', which is a link");
    }

    @Test
    void directoryThroughLinkIsRefused() {
        refused(new TarBytes().link("way", "../outside").directory("way/in/"), "lies behind 'way'");
    }

    @Test
    void fileReplacesLinkOfItsName() throws Exception {
        scene.unpack(new TarBytes()
                .link("name", scene.outside.resolve("canary").toString())
                .file("name", "mine"));
        assertThat(scene.root.resolve("name")).isRegularFile().hasContent("mine");
    }

    @Test
    void directoryReplacesLinkOfItsName() throws Exception {
        scene.unpack(new TarBytes()
                .link("way", scene.outside.toString())
                .directory("way/")
                .file("way/canary", "mine"));
        assertThat(scene.root.resolve("way/canary")).hasContent("mine");
    }

    @Test
    void laterEntryOfNameReplacesFile() throws Exception {
        scene.unpack(new TarBytes().file("a", "first, and longer").file("a", "second"));
        assertThat(scene.root.resolve("a")).hasContent("second");
    }

    @Test
    void fileDoesNotReplaceDirectory() {
        refused(new TarBytes().directory("a/").file("a/b", "x").file("a", "y"), "would replace a directory");
    }

    @Test
    void hardLinkThroughLinkIsRefused() {
        refused(
                new TarBytes().link("way", scene.outside.toString()).hardLink("mine", "way/canary"),
                "lies behind 'way'");
    }

    @Test
    void hardLinkToLinkLinksItselfAndNotItsTarget() throws Exception {
        scene.unpack(new TarBytes()
                .link("link", scene.outside.resolve("canary").toString())
                .hardLink("second", "link")
                .file("second", "mine"));
        assertThat(scene.root.resolve("second")).hasContent("mine");
        assertThat(scene.root.resolve("link")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/canary", "a/../../outside/canary", "/etc/vireo-canary", "a/..", ".."})
    void pathThatLeadsOutIsRefused(String path) {
        refused(new TarBytes().file(path, "stolen"), "archive entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/canary", "/etc/passwd", "a/../../outside/canary"})
    void hardLinkThatLeadsOutIsRefused(String target) {
        refused(new TarBytes().hardLink("mine", target), "archive entry");
    }

    @Test
    void rootThatIsNoDirectoryIsRefused() {
        refused(new TarBytes().link("./", scene.outside.toString()), "is the root and no directory");
    }

    @Test
    void deviceIsLeftOutOfContainerWithAccountsOfItsOwn() throws Exception {
        UnpackReport report = scene.unpack(new TarBytes().device("dev/sda").file("a", "x"));
        assertThat(report.devices()).isEqualTo(1);
        assertThat(scene.root.resolve("dev/sda")).doesNotExist();
        assertThat(scene.root.resolve("a")).exists();
    }

    @Test
    void headerThatIsTooLongIsRefused() {
        refused(new TarBytes().entry("x", 'L', "", new byte[2 << 20], 0644), "header of");
    }

    @Test
    void unknownKindOfEntryIsRefused() {
        refused(new TarBytes().entry("a", 'Z', "", new byte[0], 0644), "unknown kind");
    }

    /** The clock is asked at every read: between two entries of a directory that becomes a link. */
    @Test
    void linkSwappedMeanwhileIsNotFollowed() throws Exception {
        TarBytes archive = new TarBytes().directory("d/").file("d/first", "x");
        for (int i = 0; i < 200; i++) {
            archive.file("other" + i % 3 + "/f" + i, "x").file("d/f" + i, "stolen");
        }
        AtomicInteger calls = new AtomicInteger();
        scene.clock = () -> {
            if (calls.incrementAndGet() == 150) {
                swap();
            }
            return Instant.EPOCH;
        };
        assertThatThrownBy(() -> scene.unpack(archive)).hasMessageContaining("lies behind 'd'");
        assertThat(scene.root.resolve("d")).isSymbolicLink();
        assertThat(scene.root.resolve("moved/first")).exists();
    }

    private void swap() {
        try {
            Files.move(scene.root.resolve("d"), scene.root.resolve("moved"));
            Files.createSymbolicLink(scene.root.resolve("d"), scene.outside);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ownerThatTheContainerDoesNotHaveIsRefused() {
        refused(new TarBytes().ownedBy(70_000).file("a", "x").bytes(), UnpackLimits.USUAL, "belongs to account 70000");
    }

    @Test
    void moreBytesThanAllowedAreRefused() {
        refused(
                new TarBytes().file("a", "x".repeat(100_000)).bytes(),
                new UnpackLimits(50_000, 1000, 1000, Duration.ofHours(1)),
                "more than the 50000 bytes allowed");
    }

    @Test
    void moreEntriesThanAllowedAreRefused() throws IOException {
        TarBytes archive = new TarBytes();
        for (int i = 0; i < 30; i++) {
            archive.link("l" + i, "x");
        }
        refused(
                archive.bytes(),
                new UnpackLimits(1 << 20, 20, 1000, Duration.ofHours(1)),
                "more than the 20 entries allowed");
        assertThat(Files.exists(scene.root.resolve("l25"), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void longerTimeThanAllowedIsRefused() {
        AtomicInteger seconds = new AtomicInteger();
        scene.clock = () -> Instant.ofEpochSecond(seconds.getAndAdd(10));
        TarBytes archive = new TarBytes();
        for (int i = 0; i < 100; i++) {
            archive.file("f" + i, "x");
        }
        refused(archive.bytes(), UnpackLimits.USUAL.within(Duration.ofMinutes(5)), "takes longer than 300 s");
    }

    @Test
    void archiveThatGrowsTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            byte[] header =
                    new TarBytes().entry("a", '0', "", new byte[80 << 20], 0644).bytes();
            out.write(header, 0, 512);
            for (int i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }
        UnpackLimits strict = new UnpackLimits(1L << 40, 100, 500, Duration.ofHours(1));
        refused(packed.toByteArray(), strict, "more than 500 times its size");
    }

    @Test
    void hugeHoleCountsAsBytes() {
        String records = record("GNU.sparse.major", "1")
                + record("GNU.sparse.minor", "0")
                + record("GNU.sparse.name", "huge")
                + record("GNU.sparse.realsize", Long.toString(Long.MAX_VALUE));
        byte[] map = new byte[512];
        map[0] = '0';
        map[1] = '\n';
        refused(
                new TarBytes().records(records).entry("x", '0', "", map, 0644).bytes(),
                UnpackLimits.USUAL,
                "more than the 1099511627776 bytes allowed");
    }

    @Test
    void pieceOutsideSparseFileIsRefused() {
        String records = record("GNU.sparse.major", "1")
                + record("GNU.sparse.minor", "0")
                + record("GNU.sparse.name", "bad")
                + record("GNU.sparse.realsize", "100");
        byte[] data = new byte[1024];
        byte[] map = "1\n900000000000\n512\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(map, 0, data, 0, map.length);
        refused(new TarBytes().records(records).entry("x", '0', "", data, 0644), "pieces overlap or lie outside");
    }

    private static String record(String key, String value) {
        int length = key.length() + value.length() + 3;
        int all = length + Integer.toString(length + 2).length();
        return all + " " + key + "=" + value + "\n";
    }

    @Test
    void nameWithLineEndsDoesNotReachMessagesAsItIs() {
        assertThatThrownBy(() -> scene.unpack(new TarBytes().file("../a\nTASK OK\u001b[2J", "x")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u001b"));
    }

    @Test
    void archiveThatIsCutOffIsRefused() {
        byte[] whole = new TarBytes().file("a", "x".repeat(5000)).bytes();
        refused(java.util.Arrays.copyOf(whole, 3000), UnpackLimits.USUAL, "cut off");
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        refused("x".repeat(2000).getBytes(StandardCharsets.US_ASCII), UnpackLimits.USUAL, "no tar archive");
    }

    @Test
    void interruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> scene.unpack(new TarBytes().file("a", "x")))
                .isInstanceOfAny(InterruptedException.class, java.nio.channels.ClosedByInterruptException.class);
    }
}
