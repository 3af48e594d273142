// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees of snapshots against a model of them: whatever is done, every other snapshot keeps its bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "hasQemu", disabledReason = "QEMU and its tools are not installed")
final class SnapshotTreeTest {
    private static final long SEED = Long.getLong("vireo.test.seed", 2026);

    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    SnapshotTreeTest() {}

    static boolean hasQemu() {
        return Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"))
                && Files.isExecutable(Path.of("/usr/bin/qemu-io"));
    }

    @BeforeAll
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
    }

    @AfterAll
    void end() throws Exception {
        node.close();
    }

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + (Boolean.getBoolean("vireo.test.long") ? 50 : 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySnapshotKeepsItsBytesWhateverHappensToTheOthers(long seed) throws Exception {
        SnapshotTree tree = SnapshotTree.grow(node, admin, 300 + (int) (seed % 100), seed);
        while (tree.size() > 0) {
            tree.rollBackOrRemove();
        }
        tree.destroy();
    }

    @Test
    void snapshotsOfARawDiskAreRefusedNamingItAndItsStorage() throws Exception {
        Map<String, String> machine = Map.of("vmid", "120", "memory", "32", "scsi0", "local:0.03,format=raw");
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
        ApiReply refused = admin.post(path("/qemu/120/snapshot"), Map.of("snapname", "one1"));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.toString())
                .contains("scsi0", "local:120/vm-120-disk-0.raw", "storage 'local' (dir)", "qcow2");
    }

    @Test
    void aSnapshotsAnswerHidesTheHashOfTheCloudInitPassword() throws Exception {
        Map<String, String> machine = Map.of("vmid", "124", "memory", "32", "cipassword", "very secret");
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
        RunningNode.succeed(admin, admin.post(path("/qemu/124/snapshot"), Map.of("snapname", "one1")));
        ApiReply read = admin.get(path("/qemu/124/snapshot/one1/config"));
        assertThat(read.data().path("cipassword").asText()).isEqualTo("**********");
        assertThat(read.toString()).doesNotContain("$5$", "$6$", "very secret");
    }

    @Test
    void namesThatLeadElsewhereOrMeanSomethingElseAreRefused() throws Exception {
        RunningNode.succeed(admin, admin.post(path("/qemu"), Map.of("vmid", "121", "memory", "32")));
        for (String name : new String[] {"../x", "--help", "-x", "current", "Pending", "a", "a/b", "a b", "9lives"}) {
            assertThat(admin.post(path("/qemu/121/snapshot"), Map.of("snapname", name))
                            .status())
                    .as(name)
                    .isEqualTo(400);
        }
    }

    @Test
    void keepsAndEditsWhatPeopleWriteAboutThem() throws Exception {
        RunningNode.succeed(
                admin,
                admin.post(path("/qemu"), Map.of("vmid", "122", "memory", "32", "scsi0", "local:0.03,format=qcow2")));
        Map<String, String> wish = Map.of("snapname", "first", "description", "before\nthe update: 50 %");
        RunningNode.succeed(admin, admin.post(path("/qemu/122/snapshot"), wish));
        assertThat(requireNonNull(snapshots(122).get("first"))
                        .path("description")
                        .asText())
                .isEqualTo("before\nthe update: 50 %");
        assertThat(admin.post(path("/qemu/122/snapshot"), wish).status()).isEqualTo(400);

        ApiReply change = admin.put(path("/qemu/122/snapshot/first/config"), Map.of("description", "ä"));
        assertThat(change.status()).isEqualTo(200);
        assertThat(requireNonNull(snapshots(122).get("first"))
                        .path("description")
                        .asText())
                .isEqualTo("ä");
        assertThat(requireNonNull(snapshots(122).get("current")).path("parent").asText())
                .isEqualTo("first");
    }

    @Test
    void aDiskAddedSinceStaysTheGuestsAfterTheWayBack() throws Exception {
        Map<String, String> machine =
                Map.of("vmid", "123", "memory", "32", "cores", "1", "scsi0", "local:0.03,format=qcow2");
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
        RunningNode.succeed(admin, admin.post(path("/qemu/123/snapshot"), Map.of("snapname", "before")));
        Map<String, String> change = Map.of("scsi1", "local:0.03,format=qcow2", "cores", "2");
        assertThat(admin.put(path("/qemu/123/config"), change).status()).isEqualTo(200);

        RunningNode.succeed(admin, admin.post(path("/qemu/123/snapshot/before/rollback"), Map.of()));

        JsonNode config = admin.get(path("/qemu/123/config")).data();
        assertThat(config.path("cores").asInt()).isEqualTo(1);
        assertThat(config.path("scsi1").isMissingNode()).isTrue();
        assertThat(config.path("unused0").asText()).isEqualTo("local:123/vm-123-disk-1.qcow2");
        assertThat(config.path("lock").isMissingNode()).isTrue();
    }

    private Map<String, JsonNode> snapshots(int vmid) throws Exception {
        Map<String, JsonNode> found = new TreeMap<>();
        admin.get(path("/qemu/" + vmid + "/snapshot"))
                .data()
                .forEach(entry -> found.put(entry.path("name").asText(), entry));
        return found;
    }
}
