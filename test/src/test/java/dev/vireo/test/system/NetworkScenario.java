// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node with a bridge, a DHCP server and an outside, and what containers see of them. It runs in its own network. */
public final class NetworkScenario {
    /** Printed at the good end. */
    static final String DONE = "all of it was as it should be";

    private static final String OUTSIDE = "198.51.100.1";

    private final Path folder;
    private final RunningNode node;
    private final ApiCaller admin;

    private NetworkScenario(Path folder, RunningNode node, ApiCaller admin) {
        this.folder = folder;
        this.node = node;
        this.admin = admin;
    }

    /**
     * Runs it.
     *
     * @param arguments a folder for files
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        run("ip", "link", "add", "vmbr0", "type", "bridge");
        run("ip", "address", "add", "10.99.0.1/24", "dev", "vmbr0");
        run("ip", "link", "set", "vmbr0", "up");
        List<Process> started = new ArrayList<>();
        try {
            started.add(startDhcp(folder));
            started.add(start("unshare", "--net", "--", "sleep", "600"));
            makeOutside(started.get(1));
            try (RunningNode node = RunningNode.start()) {
                BusyboxTemplate.install(node.state());
                new NetworkScenario(folder, node, node.administrator()).playAloud();
            }
        } finally {
            for (Process process : started) {
                process.destroyForcibly().waitFor();
            }
        }
        System.out.println(DONE);
    }

    private static Process startDhcp(Path folder) throws IOException, InterruptedException {
        return start(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=vmbr0",
                "--bind-interfaces",
                "--dhcp-range=10.99.0.100,10.99.0.150,1h",
                "--user=root",
                "--pid-file=",
                "--dhcp-leasefile=" + folder.resolve("leases"));
    }

    private static void makeOutside(Process outside) throws Exception {
        String pid = Long.toString(outside.pid());
        Until.holds(
                "the outside has a network of its own",
                () -> !Files.readSymbolicLink(Path.of("/proc", pid, "ns/net"))
                        .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net"))));
        run("ip", "link", "add", "out0", "type", "veth", "peer", "name", "in0", "netns", pid);
        run("ip", "address", "add", "198.51.100.2/24", "dev", "out0");
        run("ip", "link", "set", "out0", "up");
        List<String> there = List.of("nsenter", "--target", pid, "--net", "--");
        run(there, "ip", "address", "add", OUTSIDE + "/24", "dev", "in0");
        run(there, "ip", "link", "set", "in0", "up");
    }

    private void playAloud() throws Exception {
        try {
            play();
        } catch (Exception | AssertionError e) {
            // Said first: what follows may fail too.
            e.printStackTrace();
            throw e;
        }
    }

    private void play() throws Exception {
        byDhcpOnABridge();
        byAFixedAddress();
        byNat();
        for (String vmid : List.of("101", "102", "103")) {
            new LiveContainer(node, admin, vmid).destroy();
        }
        node.containers().requireGone();
        assertThat(run("ip", "-oneline", "link").lines().map(line -> line.split(": ")[1].replaceAll("@.*", "")))
                .containsExactlyInAnyOrder("lo", "vmbr0", "out0");
        assertThat(run("nft", "list", "ruleset")).doesNotContain("nat0");
    }

    private LiveContainer container(String vmid, Map<String, String> keys) throws Exception {
        LiveContainer container = new LiveContainer(node, admin, vmid);
        container.create(keys);
        container.start();
        return container;
    }

    private void byDhcpOnABridge() throws Exception {
        LiveContainer container = container(
                "101", Map.of("unprivileged", "1", "net0", "name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:07,ip=dhcp"));
        container.inside("udhcpc", "-i", "eth0", "-s", "/etc/dhcp.sh", "-n", "-q", "-t", "20", "-T", "1");
        JsonNode card = card("101");
        assertThat(card.path("hwaddr").asText()).isEqualToIgnoringCase("BC:24:11:00:00:07");
        assertThat(card.path("inet").asText()).startsWith("10.99.0.1");
        assertThat(Files.readString(folder.resolve("leases"))).containsIgnoringCase("bc:24:11:00:00:07");
    }

    private void byAFixedAddress() throws Exception {
        LiveContainer container =
                container("102", Map.of("net0", "name=eth0,bridge=vmbr0,host-managed=1,ip=10.99.0.7/24,gw=10.99.0.1"));
        assertThat(card("102").path("inet").asText()).isEqualTo("10.99.0.7/24");
        container.inside("ping", "-c", "1", "-W", "10", "10.99.0.1");

        assertThat(container
                        .change(Map.of("net1", "name=lan,bridge=vmbr0,rate=5"))
                        .status())
                .isEqualTo(200);
        assertThat(container.inside("ip", "link")).contains("lan");
        assertThat(container.change(Map.of("delete", "net1")).status()).isEqualTo(200);
        assertThat(container.inside("ip", "link")).doesNotContain("lan");
        ApiReply missing = container.change(Map.of("net1", "name=lan,bridge=nobridge"));
        assertThat(missing.error("net1")).contains("nobridge").contains("does not exist");
        assertThat(container.change(Map.of("revert", "net1")).status()).isEqualTo(200);
    }

    private void byNat() throws Exception {
        LiveContainer container = container("103", Map.of("unprivileged", "1", "net0", "name=eth0,ip=dhcp"));
        container.inside("udhcpc", "-i", "eth0", "-s", "/etc/dhcp.sh", "-n", "-q", "-t", "20", "-T", "1");
        assertThat(card("103").path("inet").asText()).startsWith("10.186.");
        // It has no way back but through the node's address.
        container.inside("ping", "-c", "1", "-W", "10", OUTSIDE);
    }

    private JsonNode card(String vmid) throws Exception {
        for (JsonNode each : admin.get(path("/lxc/" + vmid + "/interfaces")).data()) {
            if (each.path("name").asText().equals("eth0")) {
                return each;
            }
        }
        throw new AssertionError("container " + vmid + " has no eth0");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        return BusyboxTemplate.run(List.of(command));
    }

    private static void run(List<String> there, String... command) throws IOException, InterruptedException {
        BusyboxTemplate.run(Stream.concat(there.stream(), Stream.of(command)).toList());
    }

    private static Process start(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
            throw new AssertionError(List.of(command) + " ended with " + process.exitValue());
        }
        return process;
    }
}
