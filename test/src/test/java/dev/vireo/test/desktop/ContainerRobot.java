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
import java.util.Map;
import java.util.Objects;

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
     * @param arguments a folder for files, and {@code usual}, {@code long} for every kind of container in every way, or the
     *     archive of a Debian
     */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            run(Path.of(arguments[0]), arguments[1]);
            System.out.println(OwnNetwork.DONE);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            code = 1;
        }
        // The toolkit's threads would keep the program.
        System.exit(code);
    }

    private static void run(Path folder, String what) throws Exception {
        NodeContainers containers = new NodeContainers(folder.resolve("state"));
        try (BridgedNetwork network = new BridgedNetwork(folder);
                NodeUnderTest node = new NodeUnderTest(folder)) {
            boolean isSmall = what.equals("usual") || what.equals("long");
            if (isSmall) {
                SmallSystem.install(containers.state());
            } else {
                DebianTemplate.install(Path.of(what), containers.state());
            }
            try (AgentClient api = node.client();
                    DesktopUnderTest desktop = new DesktopUnderTest(node, "light")) {
                ContainerRobot robot = new ContainerRobot(api, network, containers);
                if (isSmall) {
                    robot.aloud(() -> robot.play(what.equals("long")));
                } else {
                    robot.aloud(robot::playDebian);
                }
            }
        } finally {
            containers.end();
        }
    }

    private interface Play {
        void begin() throws Exception;
    }

    private void aloud(Play play) throws Exception {
        try {
            play.begin();
        } catch (Exception | AssertionError e) {
            // Said first: what follows may fail too.
            e.printStackTrace();
            throw e;
        }
    }

    private void play(boolean isLong) throws Exception {
        work(NewContainer.small(true, Way.DHCP));
        if (!isLong) {
            visit(NewContainer.small(false, Way.STATIC));
            visit(NewContainer.small(true, Way.NAT));
            return;
        }
        for (Way way : Way.values()) {
            visit(NewContainer.small(true, way));
            visit(NewContainer.small(false, way));
        }
        work(NewContainer.small(false, Way.STATIC));
    }

    private void playDebian() throws Exception {
        for (boolean isUnprivileged : new boolean[] {true, false}) {
            NewContainer wanted = NewContainer.debian(isUnprivileged);
            make(wanted);
            desk.logsIn(wanted.password());
            desk.asks("systemctl is-active multi-user.target", "^active$");
            desk.asks("hostname", "^" + wanted.name() + "$");
            desk.asks("ip -4 addr show dev eth0", "inet 10\\.99\\.0\\.7/24");
            desk.asks("nproc", "^1$");
            assertThat(greeting("10.99.0.7")).as("its SSH server").startsWith("SSH-2.0");
            desk.changesMemory(320);
            desk.shutsDown();
            remove(FIRST);
            requireNothingLeft();
        }
    }

    private static String greeting(String address) throws IOException {
        try (Socket socket = new Socket(address, 22)) {
            socket.setSoTimeout(60_000);
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** Makes one, looks whether it reaches its network, and removes it. */
    private void visit(NewContainer wanted) throws Exception {
        make(wanted);
        enter(wanted);
        desk.shutsDown();
        remove(FIRST);
        requireNothingLeft();
    }

    /** Does with one all that a person does. */
    private void work(NewContainer wanted) throws Exception {
        make(wanted);
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
        remove(FIRST);
        requireNothingLeft();
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
