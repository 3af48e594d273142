// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.test.system.OwnNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A node whose agent dies while its card becomes the port of a bridge: at each step, and while ifupdown is at work. At the
 * next start the former network is back, unless the new one had been confirmed. It runs in a network of its own.
 */
public final class NetworkCrash {
    private static final String OURS = "/vireo/nodes/" + CrashingNode.NODE + "/network";
    private static final String NETWORK = "/nodes/" + CrashingNode.NODE + "/network";
    private static final String APPLIED = "network-applied";
    private static final String KEPT = "network-kept";
    private static final long PATIENCE_NANOSECONDS = 120_000_000_000L;

    private final StateFolder state;
    private final LoneNetwork network;
    private final String pending;

    private NetworkCrash(StateFolder state, LoneNetwork network) throws IOException {
        this.state = state;
        this.network = network;
        try (ChildNode child = ChildNode.start(state, 0, "halt")) {
            NodeClient client = login(child);
            client.call("PUT", NETWORK + "/eth0", Map.of("type", "eth"));
            client.call(
                    "POST",
                    NETWORK,
                    Map.of(
                            "iface",
                            "vmbr0",
                            "type",
                            "bridge",
                            "bridge_ports",
                            "eth0",
                            "cidr",
                            "192.0.2.10/24",
                            "autostart",
                            "1"));
        }
        pending = LoneNetwork.pending();
        state.save("base");
    }

    /**
     * Runs it.
     *
     * @param arguments a folder for files, the unpacked ifupdown, and {@code long} or {@code usual}
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (LoneNetwork network = new LoneNetwork(folder, Path.of(arguments[1]))) {
            // Only the agent with the node's own state directory may change the node's network.
            new NetworkCrash(new StateFolder(Path.of("/var/lib"), "vireo"), network)
                    .playAloud(arguments[2].equals("long"));
        }
        System.out.println(OwnNetwork.DONE);
    }

    private void playAloud(boolean isLong) throws Exception {
        try {
            if (isLong) {
                dieAtEachStep("confirm");
                dieAtEachStep("rollback");
                dieWhileItChanges(true);
            } else {
                dieAt("confirm", 4, APPLIED);
            }
            dieWhileItChanges(false);
        } catch (Exception | AssertionError e) {
            // Said first: what follows may fail too.
            e.printStackTrace();
            throw e;
        }
    }

    private NodeClient login(ChildNode child) throws IOException {
        return NodeClient.login(child.port(), state.password());
    }

    private void dieAtEachStep(String end) throws Exception {
        List<String> steps = record(end);
        for (int step = 1; step <= steps.size(); step++) {
            dieAt(end, step, steps.get(step - 1));
        }
    }

    /** Does the work undisturbed. */
    private List<String> record(String end) throws Exception {
        begin();
        try (ChildNode child = ChildNode.start(state, 0, "halt")) {
            NodeClient client = login(child);
            String task = apply(client);
            await("it is applied", () -> child.steps().contains(APPLIED));
            client.call("POST", OURS + "/" + end, Map.of());
            String exit = client.endOf(task);
            if (end.equals("confirm")) {
                assertThat(exit).isEqualTo("OK");
                network.requireNew();
            } else {
                assertThat(exit).contains("the former network is back");
                network.requireOld();
            }
            return child.steps();
        }
    }

    private void begin() throws Exception {
        state.restore("base");
        network.restore(pending);
        network.requireOld();
    }

    private static String apply(NodeClient client) throws IOException {
        return client.call("POST", OURS + "/apply", Map.of("seconds", "600")).asText();
    }

    private void dieAt(String end, int step, String name) throws Exception {
        System.out.println(end + ", dying at step " + step + ": " + name);
        begin();
        try (ChildNode child = ChildNode.start(state, step, "halt")) {
            NodeClient client = login(child);
            Set<String> knownBefore = Aftermath.taskNames(client);
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> ask(client, child, end));
            assertThat(child.exitCode()).isEqualTo(CrashingNode.KILLED);
            assertThat(child.steps()).endsWith(name);
            asked.join();
            recover(knownBefore, end.equals("confirm") && child.steps().contains(KEPT));
        }
    }

    /** The agent may die before it answers. */
    private static void ask(NodeClient client, ChildNode child, String end) {
        try {
            apply(client);
            await("it is applied, or dead", () -> child.steps().contains(APPLIED) || !child.isAlive());
            client.call("POST", OURS + "/" + end, Map.of());
        } catch (IOException e) {
            // What counts is what it left: the caller looks at that, and at the step where it died.
            return;
        } catch (NodeClient.RefusedException e) {
            // It would not die by itself then; the caller misses the step.
            e.printStackTrace();
            child.kill();
        }
    }

    /** Kills it while ifupdown brings the new setup up, or the former one when it goes back. */
    private void dieWhileItChanges(boolean goesBack) throws Exception {
        System.out.println("dying while the network " + (goesBack ? "goes back" : "changes"));
        begin();
        String held = goesBack ? "eth0" : "vmbr0";
        try (ChildNode child = ChildNode.start(state, 0, "halt")) {
            NodeClient client = login(child);
            Set<String> knownBefore = Aftermath.taskNames(client);
            if (goesBack) {
                apply(client);
                await("it is applied", () -> child.steps().contains(APPLIED));
                network.holdAt(held);
                CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> rollBack(client));
                await("it is half way back", network::isHeld);
                child.kill();
                asked.join();
            } else {
                network.holdAt(held);
                apply(client);
                await("it is half way", network::isHeld);
                child.kill();
            }
            network.release(held);
            recover(knownBefore, false);
        }
    }

    private static void rollBack(NodeClient client) {
        try {
            client.call("POST", OURS + "/rollback", Map.of());
        } catch (IOException e) {
            // It dies meanwhile: that is what this is for.
            return;
        }
    }

    /** What the next start makes of it; then the work is done to its end. */
    private void recover(Set<String> knownBefore, boolean isKept) throws Exception {
        try (ChildNode next = ChildNode.start(state, 0, "halt")) {
            NodeClient client = login(next);
            Aftermath.requireTasksCut(client, knownBefore);
            JsonNode waiting = client.call("GET", OURS + "/pending", Map.of());
            assertThat(waiting.has("secondsLeft")).as("waits to be confirmed").isFalse();
            if (isKept) {
                network.requireNew();
                assertThat(waiting.path("changes").asText()).isEmpty();
            } else {
                network.requireOld();
                assertThat(waiting.path("changes").asText()).contains("+auto vmbr0");
                String task = apply(client);
                await("it is applied", () -> next.steps().contains(APPLIED));
                client.call("POST", OURS + "/confirm", Map.of());
                assertThat(client.endOf(task)).isEqualTo("OK");
                network.requireNew();
            }
            assertThat(state.root().toFile().list()).noneMatch(name -> name.startsWith("network"));
        }
        new Aftermath(state).requireNothingIntended();
    }

    private static void await(String what, BooleanSupplier condition) {
        long last = System.nanoTime() + PATIENCE_NANOSECONDS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(last);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
