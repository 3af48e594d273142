// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real containers from their creation to their removal, by the API alone. */
final class ContainerLifeTest {
    private RunningNode node;
    private ApiCaller admin;
    private LiveContainer container;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    ContainerLifeTest() {}

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        node = RunningNode.start();
        BusyboxTemplate.install(node.state());
        admin = node.administrator();
        container = new LiveContainer(node, admin, "101");
    }

    @AfterEach
    void end() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void aContainerIsMadeStartedChangedStoppedAndRemovedWithNothingLeft(String unprivileged) throws Exception {
        container.create(
                Map.of("unprivileged", unprivileged, "hostname", "web", "cores", "1", "mp0", "local:0.015625,mp=/srv"));
        assertThat(container.config().path("rootfs").asText()).isEqualTo("local:101/vm-101-disk-0.raw,size=64M");
        assertThat(container.config().path("mp0").asText()).isEqualTo("local:101/vm-101-disk-1.raw,mp=/srv,size=16M");
        assertThat(container.status().path("status").asText()).isEqualTo("stopped");

        container.start();
        assertThat(container.status().path("status").asText()).isEqualTo("running");
        assertThat(container.inside("hostname")).isEqualTo("web");
        assertThat(container.inside("nproc")).isEqualTo("1");
        assertThat(container.inside("stat", "-c", "%u", "/bin/busybox")).isEqualTo("0");
        assertThat(container.inside("touch", "/srv/kept")).isEmpty();
        String init = container.status().path("pid").asText();
        String account = Files.getAttribute(Path.of("/proc", init), "unix:uid").toString();
        assertThat(account).isEqualTo(unprivileged.equals("1") ? "100000" : "0");
        assertThat(admin.get("/cluster/resources?type=vm").data().findValuesAsText("id"))
                .containsExactly("lxc/101");

        assertThat(container.change(Map.of("memory", "96", "tags", "a;b")).status())
                .isEqualTo(200);
        assertThat(container.status().path("maxmem").asLong()).isEqualTo(96L << 20);
        assertThat(admin.get(path("/lxc/101/pending")).data().findValues("pending"))
                .isEmpty();
        container.power("reboot", Map.of());
        container.awaitUp();
        assertThat(container.inside("ls", "/srv")).contains("kept");
        container.power("shutdown", Map.of("timeout", "20"));
        assertThat(container.status().path("status").asText()).isEqualTo("stopped");

        container.destroy();
        assertThat(admin.get(path("/lxc")).data()).isEmpty();
        node.containers().requireGone();
    }

    @Test
    void memoryIsLimitedAsTheConfigurationSays() throws Exception {
        container.create(Map.of("unprivileged", "1", "memory", "32"));
        container.start();
        assertThat(container.inside("sh", "-c", "dd if=/dev/zero of=/dev/null bs=80M count=1 2>/dev/null || echo died"))
                .contains("died");
        assertThat(container.change(Map.of("memory", "160")).status()).isEqualTo(200);
        assertThat(container.inside(
                        "sh", "-c", "dd if=/dev/zero of=/dev/null bs=80M count=1 2>/dev/null && echo lives"))
                .contains("lives");
    }

    @Test
    void aVolumeGrowsWithItsFileSystemAndNeverShrinks() throws Exception {
        container.create(Map.of("unprivileged", "1"));
        resize("96M");
        container.start();
        assertThat(size()).isGreaterThan(70_000);
        container.power("stop", Map.of());
        resize("+64M");
        assertThat(container.config().path("rootfs").asText()).contains("size=160M");
        container.start();
        assertThat(size()).isGreaterThan(130_000);
        ApiReply shrink = admin.put(path("/lxc/101/resize"), Map.of("disk", "rootfs", "size", "32M"));
        assertThat(shrink.error("size")).contains("shrinking").contains("160M");
    }

    @Test
    void aVolumeGrowsWhileTheContainerRuns() throws Exception {
        assumeTrue(mayResizeMounted(), "this kernel lets root grow no mounted file system (CAP_SYS_RESOURCE lacks)");
        container.create(Map.of("unprivileged", "1"));
        container.start();
        long before = size();
        resize("+64M");
        assertThat(size()).isGreaterThan(before + 40_000);
    }

    private static boolean mayResizeMounted() throws Exception {
        long capabilities = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("CapEff:".length()).strip(), 16))
                .findFirst()
                .orElse(0);
        return (capabilities >> 24 & 1) == 1;
    }

    private void resize(String size) throws Exception {
        RunningNode.succeed(admin, admin.put(path("/lxc/101/resize"), Map.of("disk", "rootfs", "size", size)));
    }

    /** KiB of the root. */
    private long size() throws Exception {
        String[] words = container
                .inside("df", "-k", "/")
                .lines()
                .toList()
                .get(1)
                .strip()
                .split("\\s+");
        return Long.parseLong(words[1]);
    }

    @Test
    void aFileSystemIsAddedWhileTheContainerRunsAndStaysWhenItIsTakenOut() throws Exception {
        container.create(Map.of("unprivileged", "1"));
        container.start();
        assertThat(container
                        .change(Map.of("mp0", "local:0.015625,mp=/data"))
                        .body()
                        .toString())
                .contains("null");
        assertThat(container.inside("sh", "-c", "touch /data/x && ls /data")).contains("x");
        assertThat(container.change(Map.of("delete", "mp0")).status()).isEqualTo(200);
        assertThat(admin.get(path("/lxc/101/pending")).data().findValuesAsText("delete"))
                .contains("1");
        container.power("stop", Map.of());
        container.start();
        assertThat(container.config().path("unused0").asText()).isEqualTo("local:101/vm-101-disk-1.raw");
        assertThat(container.change(Map.of("delete", "unused0")).status()).isEqualTo(200);
        assertThat(node.state().resolve("storage/images/101/vm-101-disk-1.raw")).doesNotExist();
    }

    @Test
    void processesAreHeldAndGoOn() throws Exception {
        container.create(Map.of());
        container.start();
        container.power("suspend", Map.of());
        assertThat(container.isHeld()).isTrue();
        container.power("resume", Map.of());
        assertThat(container.isHeld()).isFalse();
        assertThat(container.inside("test", "-e", BusyboxTemplate.UP)).isEmpty();
        container.power("stop", Map.of());
    }

    @Test
    void containersOutliveTheAgentAndAreFoundAgain() throws Exception {
        container.create(Map.of("unprivileged", "1"));
        container.start();
        String pid = container.status().path("pid").asText();
        node.restartAgent();
        admin = node.administrator();
        container = new LiveContainer(node, admin, "101");
        assertThat(container.status().path("pid").asText()).isEqualTo(pid);
        container.power("stop", Map.of());
        assertThat(container.status().path("status").asText()).isEqualTo("stopped");
    }

    @Test
    void aContainerThatRebootsFromInsideIsStartedAgain() throws Exception {
        container.create(Map.of("unprivileged", "1"));
        container.start();
        String pid = container.status().path("pid").asText();
        // It may be killed by what it asks for.
        container.attempt("reboot");
        Until.holds(
                "another process runs",
                () -> !List.of(pid, "").contains(container.status().path("pid").asText("")));
        container.awaitUp();
    }

    @Test
    void allGoDownInTheReverseOfTheirOrderEachInItsTime() throws Exception {
        String stubborn = "local:vztmpl/stubborn_1_amd64.tar.gz";
        BusyboxTemplate.install(
                node.state(),
                stubborn,
                Map.of(
                        "etc/inittab",
                        "::sysinit:/bin/touch " + BusyboxTemplate.UP + "\n::respawn:/bin/sleep 3600\n"
                                + "::shutdown:/bin/sleep 3600\n"));
        container.create(Map.of("startup", "order=1"));
        container.start();
        LiveContainer slow = new LiveContainer(node, admin, "102");
        slow.create(Map.of("ostemplate", stubborn, "startup", "order=2,down=1"));
        slow.start();
        LiveContainer last = new LiveContainer(node, admin, "103");
        last.create(Map.of());
        last.start();

        ApiReply reply = admin.post(path("/stopall"), Map.of());
        assertThat(RunningNode.end(admin, reply)).isEqualTo("WARNINGS: 1");
        assertThat(admin.get(path("/tasks/" + ApiCaller.encode(reply.data().asText()) + "/log?limit=500"))
                        .data()
                        .findValuesAsText("t"))
                .containsSubsequence(
                        "CT103 (CT 103): shutdown",
                        "CT102 (CT 102): shutdown",
                        "WARNING: the container did not shut down within 1 s and is stopped by force",
                        "CT101 (CT 101): shutdown");
        assertThat(node.containers().running()).isEmpty();
    }

    @Test
    void aFullCloneHasTheFilesAndAnotherAddressAndATemplateIsCloned() throws Exception {
        container.create(Map.of("unprivileged", "1"));
        container.start();
        container.inside("touch", "/root/mine");
        container.power("stop", Map.of());
        RunningNode.succeed(admin, admin.post(path("/lxc/101/clone"), Map.of("newid", "102", "hostname", "twin")));
        LiveContainer twin = new LiveContainer(node, admin, "102");
        twin.start();
        assertThat(twin.inside("ls", "/root")).contains("mine");
        assertThat(twin.inside("hostname")).isEqualTo("twin");
        twin.power("stop", Map.of());

        assertThat(admin.post(path("/lxc/101/template"), Map.of()).status()).isEqualTo(200);
        assertThat(container.config().path("rootfs").asText()).contains("base-101-disk-0.raw");
        assertThat(RunningNode.end(admin, container.ask("start", Map.of()))).contains("template");
        RunningNode.succeed(admin, admin.post(path("/lxc/101/clone"), Map.of("newid", "103")));
        LiveContainer third = new LiveContainer(node, admin, "103");
        third.start();
        assertThat(third.inside("ls", "/root")).contains("mine");
    }

    @Test
    void whatCannotBeIsRefusedByNameAndLeavesNothing() throws Exception {
        Map<String, String> usual = Map.of("vmid", "101", "ostemplate", BusyboxTemplate.VOLUME);
        assertThat(create(usual, "rootfs", "nowhere:1").error("rootfs")).contains("nowhere");
        assertThat(create(usual, "net0", "name=eth0,ip=1.2.3.400/24").error("net0"))
                .contains("192.0.2.7/24");
        assertThat(create(usual, "ostemplate", "local:vztmpl/none.tar.gz").error("ostemplate"))
                .contains("does not exist");
        assertThat(create(usual, "mp0", "local:1,mp=/../etc").error("mp0")).contains("path in the container");
        assertThat(create(usual, "memory", "4").error("memory")).contains("16");
        assertThat(admin.get(path("/lxc")).data()).isEmpty();
        node.containers().requireGone();

        container.create(Map.of());
        assertThat(admin.post(path("/lxc"), usual).message()).contains("CT 101 already exists");
        ApiReply snapshot = admin.post(path("/lxc/101/snapshot"), Map.of("snapname", "now"));
        assertThat(snapshot.message()).contains("can't have snapshots").contains("vm-101-disk-0.raw");
        ApiReply linked = admin.post(path("/lxc/101/clone"), Map.of("newid", "102", "full", "0"));
        assertThat(linked.error("full")).contains("full clone");
        assertThat(container.change(Map.of("unprivileged", "1")).error("unprivileged"))
                .contains("can't be changed");
        assertThat(container.change(Map.of("protection", "1")).status()).isEqualTo(200);
        assertThat(admin.delete(path("/lxc/101")).message()).contains("protection");
        assertThat(container.change(Map.of("protection", "0")).status()).isEqualTo(200);
    }

    private ApiReply create(Map<String, String> usual, String key, String value) throws Exception {
        Map<String, String> wish = new HashMap<>(usual);
        wish.put(key, value);
        return admin.post(path("/lxc"), wish);
    }

    @Test
    void aBrokenTemplateLeavesNoContainer() throws Exception {
        Path archive = node.state().resolve("storage/template/cache/broken.tar.gz");
        Files.writeString(archive, "this is no archive");
        ApiReply reply = admin.post(
                path("/lxc"),
                Map.of("vmid", "101", "ostemplate", "local:vztmpl/broken.tar.gz", "rootfs", "local:0.0625"));
        assertThat(RunningNode.end(admin, reply)).contains("can't be unpacked");
        assertThat(admin.get(path("/lxc")).data()).isEmpty();
        node.containers().requireGone();
    }
}
