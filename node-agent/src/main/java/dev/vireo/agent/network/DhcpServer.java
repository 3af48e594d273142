// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The process that gives addresses and answers about names on one bridge; it outlives the agent. */
public final class DhcpServer {
    private static final int FIRST = 10;
    private static final int LAST = 250;

    private final String bridge;
    private final NetworkHost host;

    DhcpServer(String bridge, NetworkHost host) {
        this.bridge = bridge;
        this.host = host;
    }

    /** Starts it unless it runs; when this returns, it listens. */
    void ensure(Subnet subnet) throws IOException, InterruptedException {
        if (find().isPresent()) {
            return;
        }
        Files.createDirectories(host.directory());
        Files.deleteIfExists(pidFile());
        ProgramResult result = host.runner().run(command(subnet), RunLimits.QUICK);
        if (!result.isSuccess()) {
            throw new IOException("the DHCP server of " + bridge + " did not start: " + result.reason());
        }
    }

    List<String> command(Subnet subnet) {
        List<String> command = new ArrayList<>();
        if (host.hasSystemd()) {
            // A scope of its own: stopping the agent's service must not take addresses from guests.
            command.addAll(List.of(
                    "systemd-run", "--scope", "--quiet", "--collect", "--slice=vireo", "--unit=vireo-nat-" + bridge));
        }
        command.addAll(arguments(bridge, subnet.address(FIRST), subnet.address(LAST)));
        command.addAll(List.of(
                "--dhcp-leasefile=" + file("leases"), "--log-facility=" + file("log"), "--pid-file=" + pidFile()));
        return command;
    }

    /**
     * The program and what it does on a bridge; where it keeps its files is to be added.
     *
     * @param first first address given out
     * @param last last address given out
     */
    public static List<String> arguments(String bridge, String first, String last) {
        return List.of(
                "dnsmasq",
                "--conf-file=/dev/null",
                "--interface=" + bridge,
                "--except-interface=lo",
                "--bind-interfaces",
                "--no-hosts",
                "--domain-needed",
                "--bogus-priv",
                "--dhcp-authoritative",
                "--dhcp-range=" + first + "," + last + ",12h");
    }

    /** Ends it; when this returns, its address is free. Nothing is wrong if it does not run. */
    void stop() throws IOException, InterruptedException {
        Optional<RunningProcess> server = find();
        if (server.isPresent()) {
            host.programs().end(server.get());
        }
        for (String kind : List.of("pid", "leases", "log")) {
            Files.deleteIfExists(file(kind));
        }
    }

    /** The process, if it runs: the number of another one may stand in an old file. */
    Optional<RunningProcess> find() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile()).strip();
        return pid.matches("[0-9]{1,9}") && isOurs(pid) ? host.programs().find(Long.parseLong(pid)) : Optional.empty();
    }

    private boolean isOurs(String pid) {
        HostFiles files = host.files();
        try {
            String line = files.read(Path.of("/proc", pid, "cmdline"));
            return Arrays.asList(line.split("\0")).contains("--pid-file=" + pidFile());
        } catch (UncheckedIOException e) {
            // It has ended.
            return false;
        }
    }

    private Path pidFile() {
        return file("pid");
    }

    private Path file(String kind) {
        return host.directory().resolve(bridge + "." + kind);
    }
}
