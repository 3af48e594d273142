// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node refuses: the answer says which argument is wrong, and nothing is left behind. */
final class BadInputTest {
    private static final byte[] QCOW2_MAGIC = {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3};

    @TempDir
    static Path small;

    private static boolean isMounted;
    private static RunningNode node;
    private static ApiCaller admin;
    private String before = "";

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    BadInputTest() {}

    @BeforeAll
    static void begin() throws Exception {
        isMounted = ForeignClient.works(
                Path.of("/"), "mount", "-t", "tmpfs", "-o", "size=3m,mode=0711", "tmpfs", small.toString());
        node = RunningNode.start(
                "dir: small\n\tpath " + small + "\n\tcontent images,iso,import\n\tpreallocation full\n");
        admin = node.administrator();
        RunningNode.succeed(admin, create(Map.of()));
        // Makes the folders of both storages.
        assertThat(admin.get(path("/storage")).status()).isEqualTo(200);
    }

    @AfterAll
    static void end() throws Exception {
        node.close();
        if (isMounted) {
            assertThat(ForeignClient.works(Path.of("/"), "umount", small.toString()))
                    .isTrue();
        }
    }

    @BeforeEach
    void remember() throws Exception {
        before = traces();
    }

    @AfterEach
    void findNothingLeftBehind() throws Exception {
        assertThat(traces()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmid|99",
                "vmid|0101",
                "vmid|1000000000",
                "vmid|-1",
                "vmid|seven",
                "name|two words",
                "name|-begins-with-a-dash",
                "name|../../etc",
                "name|a\u202egnp.exe",
                "memory|plenty",
                "memory|0",
                "memory|-5",
                "cores|0",
                "cores|1.5",
                "sockets|999999999999999999999",
                "onboot|perhaps",
                "ostype|beos",
                "net0|virtio,bridge=../x",
                "net0|virtio=not-an-address",
                "scsi0|local:-1",
                "scsi0|local:1,format=zip",
                "scsi0|local:1,colour=red",
                "colour|red",
                "scsi99|local:1",
                "description[|x",
            })
    void refusesAMachineAndNamesTheArgument(String argument, String value) throws Exception {
        Map<String, String> arguments = new HashMap<>(Map.of("vmid", "101"));
        arguments.put(argument, value);
        ApiReply reply = create(arguments);
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.error(argument)).as("%s", reply).isNotEmpty();
    }

    static Stream<String> hostileNames() {
        return Stream.of("a\0b", "x".repeat(4096), "a\u202eb", "a\nmemory: 1", "a\u0007");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void refusesHostileNamesOfMachines(String name) throws Exception {
        ApiReply reply = create(Map.of("vmid", "101", "name", name));
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.error("name")).isNotEmpty().hasSizeLessThan(400).doesNotContain("\u202e", "\0", "\u0007");
    }

    @Test
    void refusesATakenNumber() throws Exception {
        ApiReply reply = create(Map.of());
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).contains("VM 100 already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"vmid\": {\"a\": 1}}", "[1, 2]", "{\"vmid\": ", "\"text\"", "{\"vmid\": true}"})
    void refusesJsonOfTheWrongForm(String json) throws Exception {
        assertThat(admin.postJson(path("/qemu"), json).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fstore.db", "%2fetc%2fpasswd", "iso%2f..%2f..%2fstore.db", "a%00b", "%e2%80%ae"})
    void refusesToRemoveWhatIsNoVolume(String volume) throws Exception {
        ApiReply reply = admin.delete(path("/storage/local/content/" + volume));
        assertThat(reply.status()).as("%s", reply).isIn(400, 500, 501);
        assertThat(reply.message()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.iso", "x.exe", ".iso", "a\u202eb.iso", "..%2fx.iso"})
    void refusesUploadsUnderABadName(String name) throws Exception {
        ApiReply reply = admin.upload(path("/storage/local/upload"), "iso", name, new byte[100]);
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.error("filename")).as("%s", reply).isNotEmpty();
    }

    @Test
    void refusesATruncatedDiskImage() throws Exception {
        byte[] image = Arrays.copyOf(QCOW2_MAGIC, 60);
        assertFails(admin.upload(path("/storage/local/upload"), "import", "cut.qcow2", image), "cut.qcow2|qcow2");
    }

    @Test
    void saysThatTheDiskIsFullOnUpload() throws Exception {
        assumeTrue(isMounted, "no small file system can be mounted here");
        assertFails(admin.upload(path("/storage/small/upload"), "iso", "large.iso", new byte[5 << 20]), "space|full");
    }

    @Test
    void saysThatTheDiskIsFullOnAllocation() throws Exception {
        assumeTrue(isMounted, "no small file system can be mounted here");
        assertFails(create(Map.of("vmid", "101", "scsi0", "small:1,format=raw")), "space|full");
        Map<String, String> disk =
                Map.of("vmid", "101", "filename", "vm-101-disk-0.raw", "size", "1G", "format", "raw");
        ApiReply reply = admin.post(path("/storage/small/content"), disk);
        assertThat(reply.status()).as("%s", reply).isEqualTo(500);
        assertThat(reply.message()).containsPattern("space|full");
    }

    /** Refused at once or by its task, for a reason. */
    private static void assertFails(ApiReply reply, String reason) throws Exception {
        String said = reply.status() == 200
                ? RunningNode.end(admin, reply)
                : reply.message() + reply.body().path("errors");
        assertThat(said).containsPattern(reason);
    }

    private static ApiReply create(Map<String, String> arguments) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("vmid", "100"));
        all.putAll(arguments);
        return admin.post(path("/qemu"), all);
    }

    /** Every guest, and every file on the storages. */
    private static String traces() throws Exception {
        return admin.get(path("/qemu")).data().findValuesAsText("vmid")
                + " "
                + files(node.state().resolve("storage"))
                + files(small)
                + files(node.state().resolve("etc"));
    }

    private static Set<String> files(Path root) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        if (Files.exists(root)) {
            try (Stream<Path> walk = Files.walk(root)) {
                walk.filter(Files::isRegularFile).forEach(file -> files.add(file.toString()));
            }
        }
        return files;
    }
}
