// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.test.desktop.NewContainer.Way;
import dev.vireo.test.system.BridgedNetwork;
import dev.vireo.test.system.DebianTemplate;
import dev.vireo.test.system.NodeContainers;
import dev.vireo.test.system.OwnNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A person makes containers with the wizard, works with them and removes them, on a node with a network of its own. What the
 * person did is checked by the API, inside the containers and on the machine.
 */
public final class ContainerRobot {
    /** What the limit allows, in hundredths of a processor, and what the kernel's slices of time may add. */
    private static final int MOST_SHARE = 35;

    private static final Vmid FIRST = Vmid.parse("100");
    private static final Vmid SECOND = Vmid.parse("101");

    private final AgentClient api;
    private final BridgedNetwork network;
    private final NodeContainers containers;
    private final ContainerDesk desk = new ContainerDesk();

    private ContainerRobot(AgentClient api, BridgedNetwork network, NodeContainers containers) {
        this.api = api;
        this.network = network;
        this.containers = containers;
    }

    /**
     * Runs it.
     *
     * @param arguments a folder for files, then what to play: each {@code visit}, {@code work} or {@code debian},
     *     {@code safe} or {@code trusted}, and a {@link Way} or the archive of the Debian, with colons between them
     */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            run(
                    Path.of(arguments[0]),
                    Stream.of(arguments).skip(1).map(Play::parse).toList());
            System.out.println(OwnNetwork.DONE);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            code = 1;
        }
        // The toolkit's threads would keep the program.
        System.exit(code);
    }

    /** What is done with one container. */
    private record Play(String kind, boolean isUnprivileged, String detail) {
        static Play parse(String words) {
            String[] parts = words.split(":", 3);
            return new Play(parts[0], parts[1].equals("safe"), parts[2]);
        }

        boolean isDebian() {
            return kind.equals("debian");
        }

        NewContainer wanted() {
            return isDebian()
                    ? NewContainer.debian(isUnprivileged)
                    : NewContainer.small(isUnprivileged, Way.valueOf(detail));
        }
    }

    private static void run(Path folder, List<Play> plays) throws Exception {
        NodeContainers containers = new NodeContainers(folder.resolve("state"));
        try (BridgedNetwork network = new BridgedNetwork(folder);
                NodeUnderTest node = new NodeUnderTest(folder)) {
            if (plays.get(0).isDebian()) {
                DebianTemplate.install(Path.of(plays.get(0).detail()), containers.state());
            } else {
                SmallSystem.install(containers.state());
            }
            try (AgentClient api = node.client();
                    DesktopUnderTest desktop = new DesktopUnderTest(node, "light")) {
                new ContainerRobot(api, network, containers).playAloud(plays);
            }
        } finally {
            containers.end();
        }
    }

    private void playAloud(List<Play> plays) throws Exception {
        try {
            for (Play play : plays) {
                play(play);
            }
        } catch (Exception | AssertionError e) {
            // Said first: what follows may fail too.
            e.printStackTrace();
            System.err.println("The desktop shows: " + desk.shown());
            throw e;
        }
    }

    private void play(Play play) throws Exception {
        NewContainer wanted = play.wanted();
        make(wanted);
        switch (play.kind()) {
            case "work" -> work(wanted);
            case "debian" -> live(wanted);
            default -> {
                enter(wanted);
                desk.shutsDown();
            }
        }
        remove(FIRST);
        requireNothingLeft();
    }

    private void live(NewContainer wanted) throws IOException {
        desk.logsIn(wanted.password());
        desk.asks("systemctl is-system-running --wait > /dev/null; systemctl is-active multi-user.target", "^active$");
        desk.asks("hostname", "^" + wanted.name() + "$");
        desk.asks("ip -4 addr show dev eth0", "inet 10\\.99\\.0\\.7/24");
        desk.asks("nproc", "^1$");
        assertThat(greeting("10.99.0.7")).as("its SSH server").startsWith("SSH-2.0");
        desk.changesMemory(320);
        desk.shutsDown();
    }

    private static String greeting(String address) throws IOException {
        try (Socket socket = new Socket(address, 22)) {
            socket.setSoTimeout(60_000);
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** Does with one all that a person does. */
    private void work(NewContainer wanted) throws Exception {
        enter(wanted);
        long held = Throttling.of(process());
        desk.asks("take 80", "denied: 80");
        int limited = share("limited");
        assertThat(limited).as("share of a processor, limited to 25").isBetween(1, MOST_SHARE);
        assertThat(Throttling.of(process())).as("periods held back").isGreaterThan(held);
        desk.asks("nproc", "^1$");

        long before = process();
        desk.changesMemory(160);
        desk.freesProcessors();
        desk.opensConsole();
        desk.asks("take 81", "given: 81");
        assertThat(share("free"))
                .as("share without a limit; with it %s", limited)
                .isGreaterThan(limited * 3 / 2);
        desk.asks("nproc", "^2$");
        assertThat(process()).as("the same process: it did not restart").isEqualTo(before);

        desk.asks("echo mine > /root/kept; cat /root/kept", "^mine$");
        desk.isRefusedASnapshot("can't have snapshots");
        desk.shutsDown();
        desk.clones("twin");
        desk.starts();
        desk.opensConsole();
        desk.asks("hostname", "^twin$");
        desk.asks("cat /root/kept", "^mine$");
        desk.shutsDown();
        remove(SECOND);
        desk.selects(FIRST.toString());
    }

    private void make(NewContainer wanted) throws IOException {
        desk.makes(wanted);
        desk.starts();
        Map<String, Object> configuration = api.call(ContainerEndpoints.READ_CONFIG, container(FIRST));
        assertThat(configuration.get("hostname")).hasToString(wanted.name());
        assertThat(configuration.get("memory")).hasToString(Integer.toString(wanted.memory()));
        assertThat(configuration.getOrDefault("cpulimit", "")).hasToString(wanted.limit());
        Object account = Files.getAttribute(Path.of("/proc", Long.toString(process())), "unix:uid");
        assertThat(account).as("account of its root on the node").isEqualTo(wanted.isUnprivileged() ? 100_000 : 0);
    }

    /** Opens the console and looks whether it reaches its network. */
    private void enter(NewContainer wanted) throws IOException {
        desk.opensConsole();
        desk.asks("hostname", "^" + wanted.name() + "$");
        desk.asks("ip -4 addr show dev eth0", "inet " + wanted.address().replace(".", "\\."));
        String farthest = wanted.way() == Way.NAT ? BridgedNetwork.OUTSIDE : BridgedNetwork.GATEWAY;
        desk.asks("ping -c 1 -W 10 " + farthest, " 1 packets received");
        if (wanted.way() == Way.DHCP) {
            assertThat(network.leases()).containsPattern("10\\.99\\.0\\.1\\d\\d");
        }
    }

    private int share(String word) {
        return Integer.parseInt(desk.asks("share " + word, "^share " + word + ": (\\d+) of 100$")
                .group(1));
    }

    private void remove(Vmid vmid) {
        desk.removes(vmid.toString());
    }

    private void requireNothingLeft() throws Exception {
        assertThat(api.call(ContainerEndpoints.LIST, onNode())).isEmpty();
        containers.requireGone();
        network.requireNoGuests();
    }

    private long process() {
        CtStatus status = api.call(ContainerEndpoints.STATUS, container(FIRST));
        return Objects.requireNonNull(status.pid(), "the container does not run");
    }

    private static Arguments onNode() {
        return Arguments.of(Options.EMPTY.with(PathParameters.NODE, NodeUnderTest.NAME));
    }

    private static Arguments container(Vmid vmid) {
        return onNode().with(PathParameters.VMID, vmid);
    }
}
