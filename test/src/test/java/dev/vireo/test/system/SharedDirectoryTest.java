// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.LiveGuest.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Guests mount directories of the node by virtiofs. */
@EnabledIf(value = "canShare", disabledReason = "needs root, virtiofsd, and vireo.guest.iso, which ./vireo test builds")
final class SharedDirectoryTest {
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/libexec/virtiofsd"), Path.of("/usr/lib/qemu/virtiofsd"));
    /** CAP_SYS_ADMIN and CAP_NET_ADMIN. */
    private static final long POWERS = 1L << 21 | 1L << 12;

    @TempDir
    Path outside;

    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() and JUnit set them
    SharedDirectoryTest() {}

    static boolean canShare() {
        return GuestImage.isThere()
                && PROGRAMS.stream().anyMatch(Files::isExecutable)
                && "root".equals(System.getProperty("user.name"));
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void guestReadsAndWritesADirectoryOfTheNode() throws Exception {
        Path data = Files.createDirectory(outside.resolve("data"));
        byte[] bytes = new byte[3 << 20];
        new Random(7).nextBytes(bytes);
        Files.write(data.resolve("from-node"), bytes);
        map("data", data);
        LiveGuest guest = LiveGuest.start(
                node, Map.of("virtiofs0", "data,expose-acl=1", "numa", "1", "hotplug", "memory,usb", "memory", "512"));
        assertThat(guest.config().path("virtiofs0").asText()).isEqualTo("data,expose-acl=1");
        mount(guest, "data", "/mnt");

        assertThat(guest.run("sha256sum < /mnt/from-node").split(" ")[0]).isEqualTo(sha256(bytes));
        guest.run("echo written inside > /mnt/from-guest; chmod 640 /mnt/from-guest; sync");
        assertThat(data.resolve("from-guest")).hasContent("written inside\n");

        List<GuestProcess> servers = servers(100);
        assertThat(servers).isNotEmpty();
        for (GuestProcess server : servers) {
            assertThat(server.facts().get("NoNewPrivs")).isEqualTo("1");
            assertThat(Long.parseUnsignedLong(server.facts().get("CapEff"), 16) & POWERS)
                    .isZero();
        }
        assertThat(servers)
                .anySatisfy(server -> assertThat(server.facts().get("Seccomp")).isEqualTo("2"));

        node.restartAgent();
        admin = node.administrator();
        LiveGuest after = new LiveGuest(node, admin);
        after.configure(Map.of("memory", "768"));
        after.run("for f in /sys/devices/system/memory/memory*/online; do echo 1 > $f; done");
        assertThat(after.run("echo 3 > /proc/sys/vm/drop_caches; sha256sum < /mnt/from-node")
                        .split(" ")[0])
                .isEqualTo(sha256(bytes));

        refusesToSaveMemory();
        refusesToRemoveTheMapping();
        waitsForTheNextStart(after, data);
        tellsWhenADirectoryIsServedNoMore(servers);
        endsWhatServesNobody(servers.get(0));
    }

    private void mount(LiveGuest guest, String name, String place) throws Exception {
        assumeThat(guest.run("cat /proc/filesystems"))
                .as("the guest's kernel has no virtiofs: build the guest anew, by ./vireo test")
                .contains("virtiofs");
        assertThat(guest.run("mkdir -p " + place + "; mount -t virtiofs " + name + " " + place))
                .isEmpty();
    }

    private void refusesToSaveMemory() throws Exception {
        ApiReply snapshot = admin.post(vm("/snapshot"), Map.of("snapname", "with", "vmstate", "1"));
        assertThat(reasonOf(snapshot)).contains("virtiofs0: the memory of a guest that shares a directory");
        ApiReply hibernate = admin.post(vm("/status/suspend"), Map.of("todisk", "1"));
        assertThat(reasonOf(hibernate)).contains("virtiofs0: the memory of a guest that shares a directory");
        assertThat(new LiveGuest(node, admin).status().path("status").asText()).isEqualTo("running");
        RunningNode.succeed(admin, admin.post(vm("/snapshot"), Map.of("snapname", "without", "vmstate", "0")));
        RunningNode.succeed(admin, admin.delete(vm("/snapshot/without")));
    }

    /** Some calls are refused at once, some by their task. */
    private String reasonOf(ApiReply reply) throws Exception {
        return reply.status() == 200 ? RunningNode.end(admin, reply) : reply.toString();
    }

    private void refusesToRemoveTheMapping() throws Exception {
        assertThat(admin.delete("/cluster/mapping/dir/data").toString()).contains("in use by VM 100 (virtiofs0)");
    }

    private void waitsForTheNextStart(LiveGuest guest, Path directory) throws Exception {
        map("more", directory);
        guest.configure(Map.of("virtiofs1", "dirid=more"));
        assertThat(guest.pending("virtiofs1").path("pending").asText()).isEqualTo("more");
        assertThat(admin.put(vm("/config"), Map.of("virtiofs2", "nowhere")).toString())
                .contains("there is no directory mapping 'nowhere'");
        guest.configure(Map.of("revert", "virtiofs1"));
    }

    private void tellsWhenADirectoryIsServedNoMore(List<GuestProcess> servers) throws Exception {
        for (GuestProcess server : servers) {
            server.kill();
        }
        Until.holds("a task tells that the directory is served no more", () -> {
            for (JsonNode task : admin.get("/cluster/tasks").data()) {
                if (task.path("type").asText().equals("qmshare")) {
                    return task.path("status")
                            .asText()
                            .contains("virtiofs0: the process that serves the directory ended");
                }
            }
            return false;
        });
    }

    /** What a killed agent leaves: a process that waits for a machine which never came. */
    private void endsWhatServesNobody(GuestProcess like) throws Exception {
        RunningNode.succeed(admin, admin.post(vm("/status/stop"), Map.of()));
        List<String> command = new ArrayList<>(like.arguments());
        command.replaceAll(argument -> argument.replaceFirst("/100\\.fs0$", "/101.fs3"));
        Path socket = Path.of(command.stream()
                .filter(argument -> argument.startsWith("--socket-path="))
                .findFirst()
                .orElseThrow()
                .substring("--socket-path=".length()));
        Process orphan = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outside.resolve("orphan.log").toFile())
                .start();
        try {
            Until.holds("the orphan listens", () -> Files.exists(socket));
            node.restartAgent();
            admin = node.administrator();
            assertThat(orphan.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(locks()).isEmpty();
        } finally {
            orphan.destroyForcibly();
            Files.deleteIfExists(socket);
        }
    }

    @Test
    void directoryIsServedFromStartToEndAndNoProcessStays() throws Exception {
        Path data = Files.createDirectory(outside.resolve("data"));
        map("data", data);
        RunningNode.succeed(
                admin,
                admin.post(
                        RunningNode.path("/qemu"),
                        Map.of("vmid", "100", "memory", "64", "virtiofs0", "data,cache=never,direct-io=1")));
        RunningNode.succeed(admin, admin.post(vm("/status/start"), Map.of()));
        List<GuestProcess> servers = servers(100);
        assertThat(servers).isNotEmpty();
        RunningNode.succeed(admin, admin.post(vm("/status/stop"), Map.of()));
        Until.holds("no process serves the directory", () -> servers.stream().noneMatch(GuestProcess::isAlive));
        Until.holds("no file tells of one", () -> locks().isEmpty());

        Files.delete(data);
        String reason = RunningNode.end(admin, admin.post(vm("/status/start"), Map.of()));
        assertThat(reason)
                .isEqualTo("virtiofs0: the directory mapping 'data' can't be used here: this node has no directory "
                        + data);
        assertThat(servers(100)).isEmpty();
    }

    private void map(String name, Path directory) throws Exception {
        ApiReply reply = admin.post(
                "/cluster/mapping/dir", Map.of("id", name, "map", "node=" + RunningNode.NAME + ",path=" + directory));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    /** The processes that serve directories to a machine of this node: sockets of other nodes lie elsewhere. */
    private List<GuestProcess> servers(int vmid) throws IOException {
        List<GuestProcess> servers = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            GuestProcess found = GuestProcess.of(process.pid());
            boolean serves = found.arguments().stream()
                            .anyMatch(argument -> argument.matches("--socket-path=.*/" + vmid + "\\.fs[0-9]"))
                    && found.arguments().stream().anyMatch(argument -> argument.contains(outside.toString()));
            if (serves) {
                servers.add(found);
            }
        }
        return servers;
    }

    /** Files of this node's processes among those of all nodes, which bear the names of their sockets. */
    private List<String> locks() {
        String prefix = (node.guests().runDirectory() + "/").replace('/', '.');
        String[] all = new File("/var/run/virtiofsd").list();
        return Stream.of(all == null ? new String[0] : all)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
