// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.storage.CrashScene;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.storage.upload.UploadReceiver;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.UserId;
import dev.vireo.model.storage.ContentAnswers.UrlMetadata;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadTest {
    private static final byte[] FILE = new byte[300_000];

    static {
        new Random(7).nextBytes(FILE);
    }

    private final HostProgramRunner programs = new HostProgramRunner();
    private final RecordingJournal journal = new RecordingJournal();
    private final AgentThreads threads = new AgentThreads();
    private Dns names = host -> List.of(InetAddress.getLoopbackAddress());
    private Undertow server;
    private String base;
    private SqliteClusterStore store;
    private NodeDatabase database;
    private Tasks tasks;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        store = SqliteClusterStore.open(folder.resolve("store.db"));
        database = new NodeDatabase(folder.resolve("node.db"));
        tasks = new Tasks(
                new NodeName("n1"),
                new Tasks.TaskHost(folder.resolve("tasks"), database, threads.tasks()),
                InstantSource.system(),
                StepListener.NONE);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(pages())
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        base = "http://mirror.example:" + address.getPort();
    }

    private static PathHandler pages() {
        return Handlers.path()
                .addExactPath("/x.iso", exchange -> send(exchange, FILE))
                .addExactPath("/x.iso.gz", exchange -> send(exchange, packed()))
                .addExactPath("/named", exchange -> {
                    exchange.getResponseHeaders()
                            .put(Headers.CONTENT_TYPE, "application/x-iso; charset=x")
                            .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"../../etc/debian 12.iso\"");
                    send(exchange, FILE);
                })
                .addExactPath("/moved", exchange -> redirect(exchange, "/x.iso"))
                .addExactPath("/inside", exchange -> redirect(exchange, "http://inside.example/x.iso"))
                .addExactPath("/file", exchange -> redirect(exchange, "file:///etc/shadow"))
                .addExactPath("/round", exchange -> redirect(exchange, "/round"))
                .addExactPath("/empty", exchange -> send(exchange, new byte[0]));
    }

    private static void send(HttpServerExchange exchange, byte[] bytes) {
        exchange.setResponseContentLength(bytes.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
    }

    private static void redirect(HttpServerExchange exchange, String target) {
        exchange.setStatusCode(302);
        exchange.getResponseHeaders().put(new HttpString("Location"), target);
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(FILE);
        }
        return bytes.toByteArray();
    }

    @AfterEach
    void stop() {
        server.stop();
        threads.close();
        database.close();
        store.close();
    }

    private DownloadApi api(StepListener steps) {
        QemuImage images = new QemuImage(programs);
        DirectoryPlugin plugin = new DirectoryPlugin(new DirectoryPlugin.Tools(
                images, new AllocatedBytes(), FileOwnership.NONE, journal, StepListener.NONE));
        Storages storages = new Storages(store, new NodeName("n1"), folder.resolve("local"), List.of(plugin));
        UploadReceiver.Tools tools =
                new UploadReceiver.Tools(new ForeignImages(images), FileOwnership.NONE, journal, steps);
        return new DownloadApi(storages, tools, new RemoteServers(host -> names.lookup(host)), Duration.ZERO);
    }

    private void download(AddressRule rule, String... keysAndValues) throws InterruptedException {
        download(StepListener.NONE, rule, keysAndValues);
    }

    private void download(StepListener steps, AddressRule rule, String... keysAndValues) throws InterruptedException {
        Map<String, String> given =
                new HashMap<>(Map.of("node", "n1", "storage", "local", "content", "iso", "filename", "x.iso"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        Download download =
                api(steps).prepare(Arguments.check(ContentEndpoints.DOWNLOAD_URL.parameters(), given), rule);
        tasks.runAndWait("download", "x.iso", UserId.ROOT, download::run);
    }

    private UrlMetadata query(AddressRule rule, String url, String verify) {
        return api(StepListener.NONE)
                .query(
                        Arguments.check(
                                ContentEndpoints.QUERY_URL.parameters(),
                                Map.of("node", "n1", "url", url, "verify-certificates", verify)),
                        rule);
    }

    private Path image() {
        return folder.resolve("local/template/iso/x.iso");
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("local/template/iso"))) {
            assertThat(files).isEmpty();
        }
        assertThat(journal.open()).isEmpty();
    }

    private static String sum(String algorithm, byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    @Test
    void fileIsFetchedOverRedirectionsAndCheckedByEveryKindOfSum() throws Exception {
        Map<String, String> algorithms = Map.of(
                "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384", "sha512",
                "SHA-512");
        for (Map.Entry<String, String> kind : algorithms.entrySet()) {
            download(
                    AddressRule.ANY,
                    "url",
                    base + "/moved",
                    "checksum",
                    sum(kind.getValue(), FILE),
                    "checksum-algorithm",
                    kind.getKey());

            assertThat(image()).hasBinaryContent(FILE);
            Files.delete(image());
        }
        assertNothingIsLeft();
    }

    @Test
    void fileWithAnotherSumLeavesNothing() throws Exception {
        assertThatThrownBy(() -> download(
                        AddressRule.ANY,
                        "url",
                        base + "/x.iso",
                        "checksum",
                        sum("SHA-256", new byte[1]),
                        "checksum-algorithm",
                        "sha256"))
                .hasMessageContaining("sha256 checksum");
        assertNothingIsLeft();
    }

    @Test
    void packedFileIsUnpackedAfterItsSumWasChecked() throws Exception {
        download(
                AddressRule.ANY,
                "url",
                base + "/x.iso.gz",
                "compression",
                "gz",
                "checksum",
                sum("SHA-1", packed()),
                "checksum-algorithm",
                "sha1");

        assertThat(image()).hasBinaryContent(FILE);
        assertThat(journal.open()).isEmpty();
        Files.delete(image());
        assertThatThrownBy(() -> download(AddressRule.ANY, "url", base + "/x.iso", "compression", "gz"))
                .hasMessageContaining("not packed by gzip");
        assertNothingIsLeft();
    }

    @Test
    void brokenConnectionIsMadeAnewAndGoesOnWhereItEnded() throws Exception {
        try (FlakyServer flaky = new FlakyServer(FILE, 70_000, false, threads.listeners())) {
            download(
                    AddressRule.ANY,
                    "url",
                    flaky.url(),
                    "checksum",
                    sum("SHA-256", FILE),
                    "checksum-algorithm",
                    "sha256");

            assertThat(image()).hasBinaryContent(FILE);
            assertThat(flaky.requests()).hasSize(5);
            assertThat(flaky.requests().get(1)).contains("Range: bytes=70000-");
        }
    }

    @Test
    void fileThatChangedInBetweenIsFetchedFromTheBeginning() throws Exception {
        try (FlakyServer flaky = new FlakyServer(FILE, 250_000, true, threads.listeners())) {
            download(AddressRule.ANY, "url", flaky.url());

            assertThat(image()).hasBinaryContent(FILE);
        }
    }

    @Test
    void serverThatSendsNothingMoreIsGivenUp() throws Exception {
        byte[] more = new byte[FILE.length];
        try (FlakyServer flaky = new FlakyServer(more, 0, false, threads.listeners())) {
            assertThatThrownBy(() -> download(AddressRule.ANY, "url", flaky.url()))
                    .hasMessageContaining("cannot fetch");
            assertThat(flaky.requests()).hasSize(1);
            assertNothingIsLeft();
        }
    }

    @Test
    void addressesWithinAreRefusedHoweverTheyAreWritten() throws Exception {
        AddressRule others = new PublicAddresses();
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();

        for (String host : List.of("mirror.example", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost")) {
            String url = "http://" + host + ":" + port + "/x.iso";
            assertThatThrownBy(() -> download(others, "url", url))
                    .as(host)
                    .hasMessageContaining("loopback")
                    .hasMessageContaining("Sys.Modify");
            assertThatThrownBy(() -> query(others, url, "1")).as(host).hasMessageContaining("loopback");
        }
        assertNothingIsLeft();
    }

    @Test
    void redirectionAndALaterAnswerOfTheNameServerDoNotLeadInside() throws Exception {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        AddressRule notTheSecond = address -> {
            if (address.getHostAddress().equals("127.0.0.2")) {
                throw new AddressRule.ForbiddenAddressException(address, "private");
            }
        };
        names = host -> List.of(InetAddress.getByName(host.equals("inside.example") ? "127.0.0.2" : "127.0.0.1"));

        assertThatThrownBy(() -> download(notTheSecond, "url", base + "/inside"))
                .hasMessageContaining("private");

        int[] asked = {0};
        names = host -> List.of(InetAddress.getByName(asked[0]++ == 0 ? "127.0.0.1" : "127.0.0.2"));
        assertThatThrownBy(() -> download(notTheSecond, "url", "http://rebound.example:" + port + "/moved"))
                .hasMessageContaining("private");
        assertThat(asked[0]).isEqualTo(2);
        assertNothingIsLeft();
    }

    @Test
    void otherSchemesSecretsInTheAddressAndEndlessRedirectionsAreRefused() throws Exception {
        for (String url : List.of("file:///etc/shadow", "ftp://mirror.example/x.iso", "gopher://x", "x.iso")) {
            assertRefused("url", () -> download(AddressRule.ANY, "url", url));
        }
        assertRefused("url", () -> download(AddressRule.ANY, "url", "http://user:secret@mirror.example/x.iso"));
        assertThatThrownBy(() -> download(AddressRule.ANY, "url", base + "/file"))
                .hasMessageContaining("redirects");
        assertThatThrownBy(() -> download(AddressRule.ANY, "url", base + "/round"))
                .hasMessageContaining("10 times");
        assertThatThrownBy(() -> download(AddressRule.ANY, "url", base + "/none"))
                .hasMessageContaining("404");
        assertThatThrownBy(() -> download(AddressRule.ANY, "url", base + "/empty"))
                .hasMessageContaining("empty");
        assertNothingIsLeft();
    }

    @Test
    void namesAndPackingsThatAreNotAllowedAreRefusedAtOnce() throws Exception {
        assertRefused("filename", () -> download(AddressRule.ANY, "url", base, "filename", "..iso"));
        assertRefused("filename", () -> download(AddressRule.ANY, "url", base, "filename", "--help.iso"));
        assertRefused("filename", () -> download(AddressRule.ANY, "url", base, "filename", "x.exe"));
        assertRefused("compression", () -> download(AddressRule.ANY, "url", base, "compression", "zst"));
        assertRefused("checksum", () -> download(AddressRule.ANY, "url", base, "checksum-algorithm", "md5"));
        Files.createDirectories(folder.resolve("local/template/iso"));
        Files.writeString(image(), "another");
        assertRefused("filename", () -> download(AddressRule.ANY, "url", base + "/x.iso"));
        assertThat(image()).hasContent("another");
    }

    @Test
    void serverSaysWhatTheFileIsAndItsNameIsOnePartOfAPath() {
        UrlMetadata named = query(AddressRule.ANY, base + "/named", "1");

        assertThat(named.filename()).isEqualTo("debian 12.iso");
        assertThat(named.mimetype()).isEqualTo("application/x-iso");
        assertThat(named.size()).isEqualTo(FILE.length);
        assertThat(query(AddressRule.ANY, base + "/moved", "1").filename()).isEqualTo("x.iso");
    }

    @Test
    void crashAtAnyStepLeavesTheWholeFileOrNothing() throws Exception {
        Path root = Files.createDirectories(folder.resolve("local"));
        CrashScene crash = new CrashScene(root, Files.createDirectories(folder.resolve("scenes")), journal);
        download(crash, AddressRule.ANY, "url", base + "/x.iso.gz", "compression", "gz");

        assertThat(crash.steps()).contains("download.begins", "download.received", "download.unpacked");
        for (String step : crash.steps()) {
            Path swept = crash.sweptAt(step).resolve("template/iso");
            try (Stream<Path> files = Files.list(swept)) {
                for (Path file : files.toList()) {
                    assertThat(file.getFileName()).as(step).hasToString("x.iso");
                    assertThat(file).as(step).hasBinaryContent(FILE);
                }
            }
        }
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey(field));
    }
}
