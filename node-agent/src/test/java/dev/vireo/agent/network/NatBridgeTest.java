// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.IsolatedNode;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.Until;
import dev.vireo.model.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real packet filter and DHCP server, on a node whose network is its own. */
class NatBridgeTest {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    @TempDir
    Path directory;

    private IsolatedNode node;
    private NetworkHost host;
    private NatBridge bridge;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(Files.exists(BUSYBOX), "busybox-static is not installed");
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/sbin/dnsmasq")), "dnsmasq-base is not installed");
        // The DHCP server gives root's rights away and has to reach its files.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        node = IsolatedNode.start(directory);
        host = new NetworkHost(node.runner(), node.programs(), node.files(), directory.resolve("net"), false);
        bridge = new NatBridge("vtnat0", host);
    }

    @AfterEach
    void end() throws Exception {
        if (node != null) {
            new DhcpServer("vtnat0", host).stop();
            node.close();
        }
    }

    /** A guest of the bridge that has asked for an address. */
    private String guest(String cable) throws Exception {
        String pid = Long.toString(node.neighbour(directory, cable));
        bridge.plug(name -> node.run("ip", "link", "set", "dev", cable, "master", name, "up"));
        Path script = directory.resolve("dhcp.sh");
        Files.writeString(
                script,
                "#!/bin/sh\n[ \"$1\" = bound ] || exit 0\nip addr add $ip/$mask dev $interface\n"
                        + "ip route add default via $router\necho \"$dns\" > " + directory.resolve("dns") + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        inGuest(pid, "ip", "link", "set", "eth0", "up");
        inGuest(pid, "ip", "link", "set", "lo", "up");
        inGuest(pid, "busybox", "udhcpc", "-i", "eth0", "-q", "-n", "-f", "-t", "20", "-T", "1", "-s", script + "");
        return pid;
    }

    private void inGuest(String pid, String... command) throws IOException, InterruptedException {
        node.runner().require(entering(pid, command));
    }

    private static List<String> entering(String pid, String... command) {
        List<String> all = new java.util.ArrayList<>(List.of("nsenter", "--target", pid, "--mount", "--net", "--"));
        all.addAll(List.of(command));
        return all;
    }

    private boolean reaches(String pid, String address, int port) throws Exception {
        ProgramResult result = node.attempt(
                entering(pid, "socat", "-u", "OPEN:/dev/null", "TCP:" + address + ":" + port + ",connect-timeout=2")
                        .toArray(String[]::new));
        return result.isSuccess();
    }

    @Test
    void guestGetsAnAddressAndReachesTheOutsideAsTheNode() throws Exception {
        String outside = Long.toString(node.neighbour(directory, "uplink"));
        node.run("ip", "addr", "add", "198.51.100.1/24", "dev", "uplink");
        node.run("ip", "link", "set", "uplink", "up");
        inGuest(outside, "ip", "addr", "add", "198.51.100.2/24", "dev", "eth0");
        inGuest(outside, "ip", "link", "set", "eth0", "up");
        String guest = guest("g1");
        // The outside has no route to the guest: an answer comes only if the node's own address was the sender.
        inGuest(guest, "busybox", "ping", "-c", "1", "-W", "3", "198.51.100.2");
        assertThat(Files.readString(directory.resolve("dns")).strip()).isEqualTo("10.186.0.1");
        assertThat(bridge.subnet()).contains(Subnet.parse("10.186.0.0/24"));
    }

    @Test
    void guestReachesNoServiceOnTheNodesLoopbackOrGatewayAddress() throws Exception {
        String guest = guest("g1");
        node.run("sysctl", "-q", "-w", "net.ipv4.conf.all.route_localnet=1");
        node.programs()
                .start(List.of("socat", "TCP-LISTEN:8099,fork,reuseaddr", "SYSTEM:true"), directory.resolve("s.log"));
        Until.holds(
                "the service listens",
                () -> node.attempt("socat", "-u", "OPEN:/dev/null", "TCP:127.0.0.1:8099")
                        .isSuccess());
        inGuest(guest, "ip", "route", "add", "127.9.9.9/32", "via", "10.186.0.1", "dev", "eth0");
        inGuest(guest, "sysctl", "-q", "-w", "net.ipv4.conf.all.route_localnet=1");
        assertThat(reaches(guest, "10.186.0.1", 8099)).isFalse();
        assertThat(reaches(guest, "127.9.9.9", 8099)).isFalse();
        // The same way is open once the rules are gone: it is they that close it.
        node.run("nft", "delete", "table", "inet", "vireo_nat_vtnat0");
        assertThat(reaches(guest, "10.186.0.1", 8099)).isTrue();
    }

    @Test
    void usedBridgeStaysAndUnusedOneLeavesNothing() throws Exception {
        guest("g1");
        bridge.releaseIfUnused();
        assertThat(node.interfaces()).contains("vtnat0");
        node.run("ip", "link", "delete", "g1");
        bridge.releaseIfUnused();
        assertThat(node.interfaces()).doesNotContain("vtnat0");
        assertThat(node.run("nft", "list", "ruleset")).doesNotContain("vireo");
        assertThat(new DhcpServer("vtnat0", host).find()).isEmpty();
        assertThat(directory.resolve("net")).isEmptyDirectory();
        bridge.releaseIfUnused();
    }

    private void killDhcpServer() throws Exception {
        host.programs().end(new DhcpServer("vtnat0", host).find().orElseThrow());
    }

    @Test
    void stoppedDhcpServerMakesRoomForTheNextOneAtOnce() throws Exception {
        bridge.ensure();
        DhcpServer server = new DhcpServer("vtnat0", host);
        for (int round = 0; round < 10; round++) {
            RunningProcess before = server.find().orElseThrow();
            server.stop();
            assertThat(host.programs().isAlive(before)).isFalse();
            server.ensure(Subnet.parse("10.186.0.0/24"));
        }
    }

    @Test
    void whatWasCutOffIsFinishedByTheNextGuest() throws Exception {
        node.run("ip", "link", "add", "name", "vtnat0", "type", "bridge");
        bridge.ensure();
        killDhcpServer();
        new NatBridge("vtnat0", host).ensure();
        assertThat(new DhcpServer("vtnat0", host).find()).isPresent();
        assertThat(node.run("nft", "list", "ruleset")).containsOnlyOnce("masquerade");
    }

    @Test
    void usedBridgeWorksAgainAndUnusedOneGoesWhenTheAgentStartsAnew() throws Exception {
        guest("g1");
        node.run("nft", "flush", "ruleset");
        killDhcpServer();
        new NatBridge("vtnat0", host).restore();
        assertThat(new DhcpServer("vtnat0", host).find()).isPresent();
        assertThat(node.run("nft", "list", "ruleset")).contains("masquerade").contains("127.0.0.0/8 drop");
        node.run("ip", "link", "delete", "g1");
        new NatBridge("vtnat0", host).restore();
        assertThat(node.interfaces()).doesNotContain("vtnat0");
    }

    @Test
    void secondBridgeTakesAnotherNetwork() throws Exception {
        bridge.ensure();
        node.run("ip", "addr", "add", "10.186.1.7/24", "dev", "lo");
        NatBridge other = new NatBridge("vtnat1", host);
        other.ensure();
        assertThat(other.subnet()).contains(Subnet.parse("10.186.2.0/24"));
        other.releaseIfUnused();
        assertThat(node.interfaces()).contains("vtnat0").doesNotContain("vtnat1");
    }

    @Test
    void nameThatNoInterfaceCanHaveIsRefused() {
        for (String name : List.of("", "x", "Nat0", "nat-0", "a234567890123456", "nat0\n")) {
            assertThatThrownBy(() -> new NatBridge(name, host))
                    .as(name)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("2 to 15");
        }
    }
}
