// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.UserId;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableUploadsTest {
    private static final UserId JOE = new UserId("joe", "pve");
    private static final UserId EVE = new UserId("eve", "pve");
    private static final byte[] FILE = new byte[100_000];

    static {
        new Random(3).nextBytes(FILE);
    }

    private final HostProgramRunner programs = new HostProgramRunner();
    private final RecordingJournal journal = new RecordingJournal();
    private final AgentThreads threads = new AgentThreads();
    private Instant now = Instant.parse("2026-01-31T02:00:00Z");
    private SqliteClusterStore store;
    private NodeDatabase database;
    private Tasks tasks;
    private ResumableUploads uploads;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        store = SqliteClusterStore.open(folder.resolve("store.db"));
        database = new NodeDatabase(folder.resolve("node.db"));
        tasks = new Tasks(
                new NodeName("n1"),
                new Tasks.TaskHost(folder.resolve("tasks"), database, threads.tasks()),
                InstantSource.system(),
                StepListener.NONE);
        Files.createDirectory(folder.resolve("uploads"));
        uploads = uploads(StepListener.NONE);
    }

    private ResumableUploads uploads(StepListener steps) {
        QemuImage images = new QemuImage(programs);
        DirectoryPlugin plugin = new DirectoryPlugin(new DirectoryPlugin.Tools(
                images, new AllocatedBytes(), FileOwnership.NONE, journal, StepListener.NONE));
        Storages storages = new Storages(store, new NodeName("n1"), folder.resolve("local"), List.of(plugin));
        UploadReceiver.Tools tools =
                new UploadReceiver.Tools(new ForeignImages(images), FileOwnership.NONE, journal, steps);
        return new ResumableUploads(storages, tools, folder.resolve("uploads"), () -> now);
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
        store.close();
    }

    private static Arguments arguments(Endpoint<?> endpoint, String... keysAndValues) {
        Map<String, String> given = new HashMap<>(Map.of("node", "n1", "storage", "local"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Arguments.check(endpoint.parameters(), given);
    }

    private UploadState begin(String name, String... more) {
        String[] all = Stream.concat(
                        Stream.of("content", "iso", "filename", name, "size", String.valueOf(FILE.length)),
                        Stream.of(more))
                .toArray(String[]::new);
        return uploads.begin(arguments(UploadEndpoints.BEGIN, all), JOE);
    }

    private static String id(UploadState state) {
        return Objects.requireNonNull(state.upload());
    }

    private UploadState send(UploadState state, int offset, InputStream body) {
        return uploads.send(
                arguments(UploadEndpoints.SEND, "upload", id(state), "offset", String.valueOf(offset)), JOE, body);
    }

    private UploadState send(UploadState state, int offset, int length) {
        return send(state, offset, new ByteArrayInputStream(FILE, offset, length));
    }

    private UploadState read(UploadState state) {
        return uploads.read(arguments(UploadEndpoints.READ, "upload", id(state)), JOE);
    }

    private void commit(UploadState state, String... checksum) throws InterruptedException {
        String[] all = Stream.concat(Stream.of("upload", id(state)), Stream.of(checksum))
                .toArray(String[]::new);
        UploadCommit commit = uploads.commit(arguments(UploadEndpoints.COMMIT, all), JOE);
        tasks.runAndWait("imgcopy", "x", JOE, commit::run);
    }

    private static String[] sum(byte[] bytes) throws GeneralSecurityException {
        String digits =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new String[] {"checksum", digits, "checksum-algorithm", "sha256"};
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> volumes = Files.list(folder.resolve("local/template/iso"));
                Stream<Path> ledger = Files.list(folder.resolve("uploads"))) {
            return Stream.concat(volumes, ledger).toList();
        }
    }

    private static InputStream breaking(int after) {
        return new SequenceInputStream(new ByteArrayInputStream(FILE, 0, after), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @Test
    void fileSentInPartsBecomesAVolume() throws Exception {
        UploadState begun = begin("x.iso");
        assertThat(begun.present()).isFalse();
        assertThat(begun.offset()).isZero();

        assertThat(send(begun, 0, 40_000).offset()).isEqualTo(40_000);
        assertThat(send(begun, 40_000, 60_000).offset()).isEqualTo(FILE.length);
        commit(begun, sum(FILE));

        assertThat(folder.resolve("local/template/iso/x.iso")).hasBinaryContent(FILE);
        assertThat(files()).hasSize(1);
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void uploadGoesOnWhereTheConnectionBrokeAndAfterTheAgentsEnd() throws Exception {
        UploadState begun = begin("x.iso", sum(FILE));
        assertThatThrownBy(() -> send(begun, 0, breaking(30_000))).hasMessageContaining("connection reset");
        assertThat(read(begun).offset()).isEqualTo(30_000);

        uploads = uploads(StepListener.NONE);
        uploads.resume();

        assertThat(uploads.list(arguments(UploadEndpoints.LIST), JOE)).containsExactly(read(begun));
        send(begun, 30_000, 70_000);
        commit(begun);
        assertThat(folder.resolve("local/template/iso/x.iso")).hasBinaryContent(FILE);
    }

    @Test
    void partElsewhereThanAtTheEndIsRefusedAndSaysWhereItIs() {
        UploadState begun = begin("x.iso");
        send(begun, 0, 1000);

        assertRefused("offset", () -> send(begun, 0, 1000));
        assertRefused("offset", () -> send(begun, 2000, 1000));
        assertRefused("offset", () -> send(begun, 1000, new ByteArrayInputStream(FILE)));
        assertThat(read(begun).offset()).isEqualTo(FILE.length);
    }

    @Test
    void uploadThatIsNotWholeOrHasNoSumIsNotCommitted() throws Exception {
        UploadState begun = begin("x.iso");
        send(begun, 0, 1000);
        assertThatThrownBy(() -> commit(begun, sum(FILE))).hasMessageContaining("1000 of 100000");

        send(begun, 1000, 99_000);
        assertRefused("checksum", () -> commit(begun));
        assertThat(read(begun).offset()).isEqualTo(FILE.length);
    }

    @Test
    void uploadWithAnotherSumLeavesNothing() throws Exception {
        UploadState begun = begin("x.iso");
        send(begun, 0, FILE.length);

        assertThatThrownBy(() -> commit(begun, sum(new byte[1]))).hasMessageContaining("sha256 checksum");

        assertThat(files()).isEmpty();
        assertRefused("upload", () -> read(begun));
    }

    @Test
    void fileThatIsThereAlreadyIsNotSentAgain() throws Exception {
        UploadState begun = begin("x.iso");
        send(begun, 0, FILE.length);
        commit(begun, sum(FILE));

        UploadState again = begin("x.iso", sum(FILE));

        assertThat(again.present()).isTrue();
        assertThat(again.upload()).isNull();
        assertRefused("filename", () -> begin("x.iso", sum(new byte[1])));
        assertRefused("filename", () -> begin("x.iso"));
        Files.write(folder.resolve("local/template/iso/x.iso"), new byte[FILE.length]);
        assertRefused("filename", () -> begin("x.iso", sum(FILE)));
    }

    @Test
    void uploadsOfOthersDoNotExist() {
        UploadState begun = begin("x.iso");
        Arguments its = arguments(UploadEndpoints.READ, "upload", id(begun));

        assertRefused("upload", () -> uploads.read(its, EVE));
        assertRefused("upload", () -> uploads.abort(its, EVE));
        assertRefused(
                "upload", () -> uploads.send(its.with(UploadEndpoints.OFFSET, 0L), EVE, InputStream.nullInputStream()));
        assertRefused("upload", () -> uploads.commit(its, EVE));
        assertThat(uploads.list(arguments(UploadEndpoints.LIST), EVE)).isEmpty();
    }

    @Test
    void severalUploadsGoOnAtOnceAndADroppedOneLeavesNothing() throws Exception {
        UploadState first = begin("a.iso");
        UploadState second = begin("b.iso");
        send(first, 0, 10);
        send(second, 0, 20);

        uploads.abort(arguments(UploadEndpoints.ABORT, "upload", id(first)), JOE);
        send(second, 20, FILE.length - 20);
        commit(second, sum(FILE));

        assertThat(files()).containsExactly(folder.resolve("local/template/iso/b.iso"));
    }

    @Test
    void uploadThatNobodyGoesOnWithIsDroppedAfterADay() throws Exception {
        UploadState old = begin("old.iso");
        UploadState recent = begin("recent.iso");
        touch("old.iso", now.minus(Duration.ofHours(25)));
        touch("recent.iso", now.minus(Duration.ofHours(23)));

        uploads.expire();

        assertRefused("upload", () -> read(old));
        assertThat(read(recent).offset()).isZero();
        assertThat(files()).hasSize(2);
    }

    private void touch(String name, Instant time) throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().contains(name)) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    @Test
    void uploadWaitsForAStorageThatIsAwayWhileTheAgentStarts() throws Exception {
        Path disk = folder.resolve("disk");
        store.update("storage.cfg", text -> text + "dir: usb\n\tpath " + disk + "\n\tcontent iso\n");
        UploadState begun = begin("x.iso", "storage", "usb");
        Arguments its = arguments(UploadEndpoints.SEND, "storage", "usb", "upload", id(begun), "offset", "0");
        uploads.send(its, JOE, new ByteArrayInputStream(FILE, 0, 10));
        Files.move(disk, folder.resolve("unplugged"));

        uploads = uploads(StepListener.NONE);
        uploads.resume();
        uploads.expire();

        Arguments of = arguments(UploadEndpoints.LIST, "storage", "usb");
        assertThat(uploads.list(of, JOE)).isEmpty();
        assertThatThrownBy(() -> uploads.abort(its, JOE))
                .hasMessageContaining("storage 'usb' is not usable just now: the upload of usb:iso/x.iso goes on");
        Files.move(folder.resolve("unplugged"), disk);
        assertThat(uploads.list(of, JOE)).extracting(UploadState::offset).containsExactly(10L);
    }

    @Test
    void uploadsThatCannotBeReadOrDroppedLeaveTheOthersAndTheAgentsStartAlone() throws Exception {
        UploadState begun = begin("x.iso");
        Path ledger = folder.resolve("uploads").resolve(id(begun) + ".json");
        String told = Files.readString(ledger);
        Path file = Path.of(new ObjectMapper().readTree(told).path("temporary").asText());
        Files.createDirectory(folder.resolve("uploads/unreadable.json"));
        Files.writeString(folder.resolve("uploads/empty.json"), "{}");
        String impossible = file.resolveSibling("x".repeat(300)).toString();
        Files.writeString(folder.resolve("uploads/impossible.json"), told.replace(file.toString(), impossible));

        uploads = uploads(StepListener.NONE);
        uploads.resume();

        assertThat(uploads.list(arguments(UploadEndpoints.LIST), JOE)).containsExactly(read(begun));
        assertThat(folder.resolve("uploads/impossible.json")).exists();
        assertThat(folder.resolve("uploads/empty.json")).exists();
    }

    @Test
    void hostileNamesAndSizesAreRefused() {
        for (String name : List.of("../x.iso", "-x.iso", ".x.iso", "x.exe", "x\u202E.iso")) {
            assertRefused("filename", () -> begin(name));
        }
        assertRefused("size", () -> begin("x.iso", "size", "-1"));
        assertThatThrownBy(() -> begin("x.iso", "size", String.valueOf(1L << 44)))
                .hasMessageContaining("no space");
    }

    @Test
    void agentThatEndsAtAnyStepOfTheBeginningLeavesNothingForeign() throws Exception {
        for (String step : List.of("upload.written-down", "upload.begun", "upload.synced", "upload.renamed")) {
            Set<String> reached = new HashSet<>();
            uploads = uploads(present -> {
                reached.add(present);
                if (present.equals(step)) {
                    throw new IllegalStateException("the agent ends");
                }
            });
            try {
                UploadState begun = begin(step + ".iso");
                send(begun, 0, FILE.length);
                commit(begun, sum(FILE));
            } catch (IllegalStateException | ApiException e) {
                assertThat(e).hasMessageContaining("the agent ends");
            }
            assertThat(reached).contains(step);
            uploads = uploads(StepListener.NONE);
            uploads.resume();
            for (UploadState state : uploads.list(arguments(UploadEndpoints.LIST), JOE)) {
                uploads.abort(arguments(UploadEndpoints.ABORT, "upload", id(state)), JOE);
            }
            Files.deleteIfExists(folder.resolve("local/template/iso/" + step + ".iso"));
            assertThat(files()).as(step).isEmpty();
        }
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey(field));
    }
}
