// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A bridge with a DHCP server, and an outside, in the network that this Java runs in: {@link OwnNetwork}. */
public final class BridgedNetwork implements AutoCloseable {
    /** The bridge. */
    public static final String BRIDGE = "vmbr0";
    /** The node's address on the bridge. */
    public static final String GATEWAY = "10.99.0.1";
    /** An address outside, which knows the way back to the node's address alone. */
    public static final String OUTSIDE = "198.51.100.1";

    private final Path leases;
    private final List<Process> started = new ArrayList<>();

    /** @param folder takes the DHCP server's leases */
    public BridgedNetwork(Path folder) throws Exception {
        leases = folder.resolve("leases");
        run("ip", "link", "add", BRIDGE, "type", "bridge");
        run("ip", "address", "add", GATEWAY + "/24", "dev", BRIDGE);
        run("ip", "link", "set", BRIDGE, "up");
        startDhcp();
        makeOutside();
    }

    private void startDhcp() throws IOException, InterruptedException {
        start(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=" + BRIDGE,
                "--bind-interfaces",
                "--dhcp-range=10.99.0.100,10.99.0.150,1h",
                "--user=root",
                "--pid-file=",
                "--dhcp-leasefile=" + leases);
    }

    private void makeOutside() throws Exception {
        String pid =
                Long.toString(start("unshare", "--net", "--", "sleep", "1800").pid());
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

    /** What the DHCP server has given away. */
    public String leases() throws IOException {
        return Files.readString(leases);
    }

    /** Fails if there is anything of a guest in this network. */
    public void requireNoGuests() throws IOException, InterruptedException {
        assertThat(run("ip", "-oneline", "link").lines().map(line -> line.split(": ")[1].replaceAll("@.*", "")))
                .containsExactlyInAnyOrder("lo", BRIDGE, "out0");
        assertThat(run("nft", "list", "ruleset")).doesNotContain("nat0");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        return BusyboxTemplate.run(List.of(command));
    }

    private static void run(List<String> there, String... command) throws IOException, InterruptedException {
        BusyboxTemplate.run(Stream.concat(there.stream(), Stream.of(command)).toList());
    }

    private Process start(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        started.add(process);
        if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
            throw new AssertionError(List.of(command) + " ended with " + process.exitValue());
        }
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }
}
