// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.Until;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Sweep;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import dev.vireo.model.option.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real ifupdown, on a node whose network is its own. */
@Timeout(180)
class NetworkApplyTest {
    private static final String BEFORE = """
            # set up by hand
            auto lo
            iface lo inet loopback

            auto eth0
            iface eth0 inet static
            \taddress 192.0.2.10/24
            """;

    @TempDir
    Path directory;

    private NetworkNode node;
    private AgentThreads threads;
    private NodeDatabase database;
    private Tasks tasks;
    private NetworkSetup setup;
    private NetworkApply apply;
    private final CountDownLatch applied = new CountDownLatch(1);
    private volatile Runnable atIntended = () -> {};

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/bin/busybox")), "busybox is not installed");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/etc/network/if-pre-up.d/bridge")), "bridge-utils is not installed");
        node = NetworkNode.start(Files.createDirectories(directory.resolve("node")));
        Files.writeString(node.root().resolve("etc/network/interfaces"), BEFORE);
        node.run("ifup", "-a");
        threads = new AgentThreads();
        database = new NodeDatabase(directory.resolve("node.db"));
        Path logs = Files.createDirectories(directory.resolve("tasks"));
        StepListener steps = step -> {
            if (step.equals("network-applied")) {
                applied.countDown();
            }
            if (step.equals("network-intended")) {
                atIntended.run();
            }
        };
        tasks = new Tasks(
                NodeName.parse("n1"),
                new Tasks.TaskHost(logs, database, threads.tasks()),
                InstantSource.system(),
                steps);
        setup = new NetworkSetup(node.root(), node.files());
        apply = new NetworkApply(
                new NetworkApply.Tools(node.runner(), node.programs(), node.files(), InstantSource.system(), false),
                directory.resolve("change"));
    }

    @AfterEach
    void end() throws Exception {
        if (threads != null) {
            threads.close();
            database.close();
        }
        if (node != null) {
            node.close();
        }
    }

    private static Arguments arguments(Map<String, String> values) {
        return Arguments.of(Options.of(values));
    }

    /** The node's card becomes the port of a bridge that takes over an address. */
    private void wantBridge(String cidr) throws Exception {
        setup.update(arguments(Map.of("iface", "eth0", "type", "eth")));
        setup.create(arguments(
                Map.of("iface", "vmbr0", "type", "bridge", "bridge_ports", "eth0", "cidr", cidr, "autostart", "1")));
    }

    private Upid begin(long seconds) {
        return tasks.start("srvreload", "networking", UserId.ROOT, task -> apply.run(setup.place(), seconds, task));
    }

    private String endOf(Upid upid) throws Exception {
        Until.holds(
                "the task has ended",
                () -> tasks.running().stream().noneMatch(task -> task.upid().equals(upid.toString())));
        return String.valueOf(tasks.find(upid).orElseThrow().status());
    }

    private String interfaces() throws Exception {
        return Files.readString(node.root().resolve("etc/network/interfaces"));
    }

    @Test
    void confirmedBridgeTakesTheAddressOverAndStays() throws Exception {
        assertThat(node.answersAt("192.0.2.10")).isTrue();
        wantBridge("192.0.2.10/24");
        assertThat(setup.changes()).contains("+auto vmbr0", "+iface eth0 inet manual");

        Upid task = begin(60);
        applied.await();
        assertThat(apply.secondsLeft())
                .hasValueSatisfying(left -> assertThat(left).isBetween(0L, 60L));
        assertThat(node.run("ip", "-br", "addr", "show", "vmbr0")).contains("192.0.2.10/24");
        assertThat(node.answersAt("192.0.2.10")).isTrue();
        apply.confirm();

        assertThat(endOf(task)).isEqualTo("OK");
        assertThat(interfaces()).startsWith("# set up by hand\n").contains("bridge-ports eth0");
        assertThat(setup.changes()).isEmpty();
        assertThat(directory.resolve("change")).doesNotExist();
        assertThatThrownBy(() -> apply.confirm()).hasMessageContaining("no change");
    }

    @Test
    void twoCannotApplyAtATime() throws Exception {
        wantBridge("192.0.2.10/24");
        List<Upid> second = new ArrayList<>();
        atIntended = () -> {
            atIntended = () -> {};
            second.add(begin(60));
            assertThat(awaited(second.get(0))).contains("is being applied");
        };

        Upid first = begin(60);
        applied.await();
        assertThat(second).hasSize(1);
        apply.confirm();

        assertThat(endOf(first)).isEqualTo("OK");
    }

    /** The end of a task, from within another. */
    private String awaited(Upid upid) {
        try {
            return endOf(upid);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lostConnectionComesBackWhenNobodyConfirms() throws Exception {
        // A slip of the pen: the node's neighbours are elsewhere.
        wantBridge("198.51.100.10/24");

        Upid task = begin(10);
        applied.await();
        assertThat(node.answersAt("192.0.2.10")).isFalse();

        assertThat(endOf(task)).contains("the former network is back");
        assertThat(interfaces()).isEqualTo(BEFORE);
        assertThat(node.answersAt("192.0.2.10")).isTrue();
        assertThat(node.files().exists(Path.of("/sys/class/net/vmbr0"))).isFalse();
        // What was wanted waits to be corrected.
        assertThat(setup.changes()).contains("198.51.100.10/24");
        assertThat(directory.resolve("change")).doesNotExist();
    }

    @Test
    void whoGoesBackBeforeTheTimeIsOverIsNotToldThatNobodyConfirmed() throws Exception {
        wantBridge("192.0.2.10/24");
        Upid task = begin(120);
        applied.await();

        apply.rollBack();

        assertThat(endOf(task)).contains("as was asked for");
        assertThat(interfaces()).isEqualTo(BEFORE);
    }

    @Test
    void setupThatDoesNotComeUpIsTakenBackAtOnce() throws Exception {
        setup.update(arguments(Map.of("iface", "eth0", "type", "eth", "cidr", "192.0.2.20/24", "autostart", "1")));
        Path pending = node.root().resolve("etc/network/interfaces.new");
        Files.writeString(pending, Files.readString(pending) + "\tup false\n");

        assertThat(endOf(begin(120))).contains("the former network is back");

        assertThat(interfaces()).isEqualTo(BEFORE);
        assertThat(node.answersAt("192.0.2.10")).isTrue();
    }

    /** What an agent has on disk and in effect that dies right after it applied a change. */
    private NetworkChange applyAndDie() throws Exception {
        return writeDown(InstantSource.system().instant());
    }

    @Test
    void guardGoesBackAlthoughTheAgentIsDead() throws Exception {
        wantBridge("198.51.100.10/24");
        NetworkChange change = applyAndDie();
        node.programs().start(change.back(20), directory.resolve("log"));
        assertThat(node.runner().run(change.forward(), RunLimits.QUICK).isSuccess())
                .isTrue();
        assertThat(node.answersAt("192.0.2.10")).isFalse();

        Until.holds("the former network is back", change::isTakenBack);

        assertThat(interfaces()).isEqualTo(BEFORE);
        assertThat(node.answersAt("192.0.2.10")).isTrue();
    }

    @Test
    void guardOfAnEarlierChangeLeavesALaterOneAlone() throws Exception {
        wantBridge("192.0.2.10/24");
        NetworkChange first = writeDown(Instant.ofEpochSecond(1_700_000_000));
        Path log = directory.resolve("log");
        RunningProcess guard = node.programs().start(List.of("sh", "-c", guardWhenTold(first)), log);
        Until.holds("the guard is at its post", () -> Files.exists(directory.resolve("asleep")));
        first.confirm();
        first.delete();
        NetworkChange second = writeDown(Instant.ofEpochSecond(1_700_000_030));
        Files.createFile(directory.resolve("go"));

        Until.holds("the guard is gone", () -> !node.programs().isAlive(guard));

        assertThat(second.isUnconfirmed()).isTrue();
        assertThat(second.isTakenBack()).isFalse();
    }

    /** A guard whose sleep lasts until a file is there. */
    private String guardWhenTold(NetworkChange change) {
        Path bin = directory.resolve("bin");
        return "mkdir " + bin + " && printf '#!/bin/sh\\n: > " + directory + "/asleep\\nuntil [ -e " + directory
                + "/go ]; do busybox usleep 20000; done\\n' > " + bin + "/sleep && chmod +x " + bin + "/sleep && PATH="
                + bin
                + ":$PATH exec " + String.join(" ", change.back(1));
    }

    private NetworkChange writeDown(Instant deadline) throws Exception {
        NetworkPlace place = setup.place();
        NetworkChange change = new NetworkChange(directory.resolve("change"));
        change.write(
                place, new SwitchOrder(place.dialect(), node.files()).plan(place.current(), place.wanted(), deadline));
        return change;
    }

    @Test
    void agentThatIsStoppedGoesBackAsNobodyCanConfirmAnyMore() throws Exception {
        wantBridge("198.51.100.10/24");
        begin(100);
        applied.await();

        threads.close();

        Until.holds("the former network is back", () -> new NetworkChange(directory.resolve("change")).isTakenBack());
        assertThat(node.answersAt("192.0.2.10")).isTrue();
    }

    @Test
    void nextStartGoesBackFromWhatADeadAgentLeft() throws Exception {
        wantBridge("198.51.100.10/24");
        NetworkPlace place = setup.place();
        Upid nobody = Upid.parse("UPID:n1:00000001:00000001:60000000:srvreload:networking:root@pam:");
        database.taskBegins(nobody);
        database.addIntent(
                nobody,
                "network-apply",
                Map.of("directory", directory.resolve("change").toString()));
        NetworkChange change = applyAndDie();
        assertThat(node.runner().run(change.forward(), RunLimits.QUICK).isSuccess())
                .isTrue();
        assertThat(node.answersAt("192.0.2.10")).isFalse();

        new Sweep(
                        database,
                        directory.resolve("tasks"),
                        InstantSource.system(),
                        List.of(apply.sweeper(Optional.of(place))))
                .run();

        assertThat(interfaces()).isEqualTo(BEFORE);
        assertThat(node.answersAt("192.0.2.10")).isTrue();
        assertThat(database.openIntents()).isEmpty();
        assertThat(directory.resolve("change")).doesNotExist();
    }

    @Test
    void guestsStayPluggedIntoABridgeThatIsSetUpAnew() throws Exception {
        wantBridge("192.0.2.10/24");
        Upid first = begin(60);
        applied.await();
        apply.confirm();
        assertThat(endOf(first)).isEqualTo("OK");
        node.run("ip", "tuntap", "add", "tap100i0", "mode", "tap");
        node.run("ip", "link", "set", "tap100i0", "master", "vmbr0", "up");
        setup.update(arguments(Map.of(
                "iface",
                "vmbr0",
                "type",
                "bridge",
                "bridge_ports",
                "eth0",
                "cidr",
                "192.0.2.30/24",
                "autostart",
                "1")));

        Upid second = begin(60);
        Until.holds(
                "the address is there",
                () -> node.run("ip", "-br", "addr", "show").contains("192.0.2.30"));
        apply.confirm();

        assertThat(endOf(second)).isEqualTo("OK");
        assertThat(node.files().list(Path.of("/sys/class/net/vmbr0/brif"))).contains("tap100i0");
    }

    @Test
    void natBridgeGivesAddressesAndRemovesItsRulesWithItself() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/sbin/dnsmasq")), "dnsmasq-base is not installed");
        setup.createNat(Arguments.check(
                NetworkEndpoints.CREATE_NAT.parameters(),
                Map.of("node", "n1", "iface", "vmbr1", "cidr", "10.10.10.1/24")));
        Upid first = begin(60);
        applied.await();
        apply.confirm();
        assertThat(endOf(first)).isEqualTo("OK");

        assertThat(node.run("nft", "list", "table", "inet", "vireo_nat_vmbr1")).contains("masquerade");
        long server =
                Long.parseLong(node.run("cat", "/run/vireo-dhcp-vmbr1.pid").strip());
        assertThat(node.programs().find(server)).isPresent();
        node.run("ifdown", "vmbr1");
        assertThat(node.programs().find(server)).isEmpty();
        assertThat(node.run("nft", "list", "tables")).doesNotContain("vireo_nat_vmbr1");
        assertThatThrownBy(() -> setup.update(arguments(
                        Map.of("iface", "vmbr1", "type", "bridge", "cidr", "10.10.20.1/24", "autostart", "1"))))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("cidr")).contains("make it anew"));
    }
}
