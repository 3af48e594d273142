// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.storage.CrashScene;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.StorageConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadReceiverTest {
    private static final String TYPE = "multipart/form-data; boundary=XyZ";
    private static final String CONTENT = "first line\r\n--Xy\r\n--XyQ not the boundary\r\r\n-\r\n--X";

    private final RecordingJournal journal = new RecordingJournal();
    private final HostProgramRunner programs = new HostProgramRunner();
    private Path root;

    @TempDir
    Path folder;

    @BeforeEach
    void chooseRoot() {
        root = folder.resolve("storage");
    }

    @Test
    void fileArrivesWholeWhereverTheStreamIsChopped() throws IOException {
        byte[] form = form("iso", "x.iso", CONTENT);
        for (int cut = 1; cut < form.length; cut++) {
            InputStream chopped = new SequenceInputStream(
                    new ByteArrayInputStream(form, 0, cut), new ByteArrayInputStream(form, cut, form.length - cut));
            receiver(1000, StepListener.NONE)
                    .receive(request(chopped), storage())
                    .commit(new SilentLog());

            assertThat(Files.readString(root.resolve("template/iso/x.iso")))
                    .as("cut at %d", cut)
                    .isEqualTo(CONTENT);
            Files.delete(root.resolve("template/iso/x.iso"));
        }
    }

    @Test
    void fileArrivesWholeByteByByte() throws IOException {
        InputStream slow = new ByteArrayInputStream(form("iso", "x.iso", CONTENT)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };

        receiver(1000, StepListener.NONE).receive(request(slow), storage()).commit(new SilentLog());

        assertThat(root.resolve("template/iso/x.iso")).hasContent(CONTENT);
    }

    @Test
    void connectionThatBreaksAnywhereLeavesNothing() throws IOException {
        byte[] form = form("iso", "x.iso", CONTENT);
        for (int length = 0; length < form.length - 2; length++) {
            byte[] cut = Arrays.copyOf(form, length);

            assertThatThrownBy(() -> receive(cut)).as("cut at %d", length).isInstanceOf(ApiException.class);
            assertThat(files()).as("cut at %d", length).isEmpty();
        }
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void fieldsAreCheckedBeforeTheFirstByteOfTheFile() {
        InputStream neverReadOn = new SequenceInputStream(
                new ByteArrayInputStream(before("iso", "../x.iso").getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the file was read");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return read();
                    }
                });

        assertRefused("filename", () -> receiver(1000, StepListener.NONE).receive(request(neverReadOn), storage()));
    }

    @Test
    void hostileNamesAreRefused() {
        for (String name :
                List.of("../../x.iso", "/etc/x.iso", "-x.iso", ".x.iso", "x.exe", "\u202Ex.iso", "x\0.iso", "")) {
            assertRefused("filename", () -> receive(form("iso", name, "x")));
        }
        assertRefused("filename", () -> receive(form("iso", "x".repeat(4096) + ".iso", "x")));
    }

    @Test
    void unknownAndMissingAndRepeatedFieldsAreNamed() {
        assertRefused("content", () -> receive(form("images", "vm-100-disk-0.raw", "x")));
        assertRefused("content", () -> receive(parts(file("x.iso", "x"))));
        assertRefused(
                "colour", () -> receive(parts(field("colour", "red"), field("content", "iso"), file("x.iso", "x"))));
        assertRefused(
                "content", () -> receive(parts(field("content", "iso"), field("content", "iso"), file("x.iso", "x"))));
        assertRefused("filename", () -> receive(parts(field("content", "iso"))));
        assertRefused("filename", () -> receive(parts(field("content", "iso"), field("filename", "x.iso"))));
        assertRefused(
                "checksum",
                () -> receive(parts(field("content", "iso"), field("checksum-algorithm", "md5"), file("x.iso", "x"))));
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void fieldThatFollowsTheFileIsRefused() throws IOException {
        assertRefused(
                "filename", () -> receive(parts(field("content", "iso"), file("x.iso", "x"), file("y.iso", "y"))));
        assertThat(files()).isEmpty();
    }

    @Test
    void checksumDecides() throws IOException {
        String md5 = "9dd4e461268c8034f5c8564e155c67a6";

        assertRefused("checksum", () -> receive(summed(md5, "y")));
        assertThat(files()).isEmpty();
        receive(summed(md5, "x")).commit(new SilentLog());

        assertThat(root.resolve("template/iso/x.iso")).hasContent("x");
    }

    @Test
    void fileThatExistsStaysUnlessTheSameIsSent() throws IOException {
        String md5 = "9dd4e461268c8034f5c8564e155c67a6";
        receive(form("iso", "x.iso", "x")).commit(new SilentLog());

        assertRefused("filename", () -> receive(form("iso", "x.iso", "other")));
        assertRefused("filename", () -> receive(summed("415290769594460e2e485922904f345d", "y")));
        receive(summed(md5, "x")).commit(new SilentLog());

        assertThat(files()).containsExactly(root.resolve("template/iso/x.iso"));
        assertThat(root.resolve("template/iso/x.iso")).hasContent("x");
    }

    @Test
    void fileThatAppearedMeanwhileIsNotReplaced() throws IOException {
        ReceivedUpload upload = receive(form("iso", "x.iso", "mine"));
        Files.writeString(root.resolve("template/iso/x.iso"), "theirs");

        assertThatThrownBy(() -> upload.commit(new SilentLog())).hasMessageContaining("meanwhile");
        assertThat(root.resolve("template/iso/x.iso")).hasContent("theirs");
        assertThat(files()).hasSize(1);
    }

    @Test
    void tooLongFileLeavesNothing() throws IOException {
        assertRefused(
                "filename",
                () -> receiver(10, StepListener.NONE)
                        .receive(request(new ByteArrayInputStream(form("iso", "x.iso", "12345678901"))), storage()));
        assertThat(files()).isEmpty();
    }

    @Test
    void emptyFileIsRefused() throws IOException {
        assertRefused("filename", () -> receive(form("iso", "x.iso", "")));
        assertThat(files()).isEmpty();
    }

    @Test
    void importThatRefersToAnotherFileIsRefusedAndLeavesNothing() throws Exception {
        Path base = folder.resolve("base.raw");
        Path clone = folder.resolve("clone.qcow2");
        Files.write(base, new byte[1 << 16]);
        programs.run(
                List.of(
                        "qemu-img",
                        "create",
                        "-q",
                        "-f",
                        "qcow2",
                        "-F",
                        "raw",
                        "-b",
                        base.toString(),
                        clone.toString()),
                RunLimits.QUICK);
        String content = Files.readString(clone, StandardCharsets.ISO_8859_1);

        ReceivedUpload upload = receiver(1 << 20, StepListener.NONE)
                .receive(
                        request(new ByteArrayInputStream((before("import", "x.qcow2") + content + "\r\n--XyZ--\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1))),
                        storage());

        assertThatThrownBy(() -> upload.commit(new SilentLog())).hasMessageContaining("backing file");
        assertThat(files()).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void crashAtAnyStepLeavesNothing() throws IOException {
        Files.createDirectories(root);
        CrashScene scene = new CrashScene(root, Files.createDirectory(folder.resolve("scenes")), journal);
        receiver(1000, scene)
                .receive(request(new ByteArrayInputStream(form("iso", "x.iso", "x"))), storage())
                .commit(new SilentLog());

        assertThat(scene.steps())
                .containsExactly("upload.temporary-made", "upload.received", "upload.synced", "upload.renamed");
        for (String step : scene.steps()) {
            assertThat(files(scene.sweptAt(step))).as(step).isEmpty();
        }
    }

    @Test
    void fullDiskLeavesNothing() throws Exception {
        Files.createDirectories(root);
        ProgramResult mounted = programs.run(
                List.of("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", root.toString()), RunLimits.QUICK);
        Assumptions.assumeTrue(mounted.isSuccess(), "mounting a small tmpfs needs root");
        try {
            assertThatThrownBy(() -> receiver(1 << 30, StepListener.NONE)
                            .receive(
                                    request(new ByteArrayInputStream(form("iso", "x.iso", "x".repeat(1 << 20)))),
                                    storage()))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("no space is left");
            assertThat(files()).isEmpty();
        } finally {
            programs.run(List.of("umount", root.toString()), RunLimits.QUICK);
        }
    }

    @Test
    void requestThatIsNoFormIsRefused() {
        for (String type : List.of("text/plain", "multipart/form-data", "multipart/form-data; boundary=\"a\nb\"")) {
            UploadRequest request = new UploadRequest(InputStream.nullInputStream(), type, -1);
            assertRefused("filename", () -> receiver(1000, StepListener.NONE).receive(request, storage()));
        }
    }

    @Property(tries = 500)
    void anyBytesAreRefusedWithAnErrorForPeople(@ForAll byte[] bytes) throws IOException {
        MultipartReader reader = new MultipartReader(new ByteArrayInputStream(bytes), Boundary.of(TYPE));

        assertThatThrownBy(() -> UploadForm.read(reader)).isInstanceOfAny(MultipartException.class, ApiException.class);
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey(field));
    }

    private ReceivedUpload receive(byte[] form) {
        return receiver(1 << 20, StepListener.NONE).receive(request(new ByteArrayInputStream(form)), storage());
    }

    private UploadReceiver receiver(long longest, StepListener steps) {
        return new UploadReceiver(
                new UploadReceiver.Tools(
                        new ForeignImages(new QemuImage(programs)), FileOwnership.NONE, journal, steps),
                longest);
    }

    private Storage storage() {
        Storage storage = new DirectoryPlugin(new DirectoryPlugin.Tools(
                        new QemuImage(programs), new AllocatedBytes(), FileOwnership.NONE, journal, StepListener.NONE))
                .open(StorageConfig.directory(new StorageId("local"), root.toString(), "iso,vztmpl,import"));
        storage.activate();
        return storage;
    }

    private static UploadRequest request(InputStream body) {
        return new UploadRequest(body, TYPE, -1);
    }

    private static byte[] form(String content, String name, String file) {
        return parts(field("content", content), file(name, file));
    }

    private static byte[] summed(String md5, String file) {
        return parts(
                field("content", "iso"),
                field("checksum-algorithm", "md5"),
                field("checksum", md5),
                file("x.iso", file));
    }

    private static String before(String content, String name) {
        return "--XyZ\r\n" + field("content", content) + "\r\n--XyZ\r\n" + file(name, "");
    }

    private static byte[] parts(String... parts) {
        return ("--XyZ\r\n" + String.join("\r\n--XyZ\r\n", parts) + "\r\n--XyZ--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String name, String value) {
        return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
    }

    private static String file(String name, String content) {
        return "Content-Disposition: form-data; name=\"filename\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content;
    }

    private List<Path> files() throws IOException {
        return files(root);
    }

    private static List<Path> files(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static final class SilentLog implements TaskLog {
        @Override
        public void line(String text) {}

        @Override
        public void warn(String text) {}

        @Override
        public void progress(double share) {}
    }
}
