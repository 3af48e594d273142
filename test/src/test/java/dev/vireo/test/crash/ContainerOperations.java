// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.test.system.BusyboxTemplate;
import dev.vireo.test.system.NodeContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Work on containers that an agent may die in. */
final class ContainerOperations {
    /** A second storage. */
    static final String OTHER = "other";

    private static final String CONTAINERS = "/nodes/" + CrashingNode.NODE + "/lxc";
    private static final String ONE = CONTAINERS + "/100";
    private static final String CLONE = CONTAINERS + "/101";
    private static final Map<String, String> WISH = Map.of(
            "vmid", "100",
            "unprivileged", "1",
            "ostemplate", BusyboxTemplate.VOLUME,
            "rootfs", "local:0.015625",
            "mp0", "local:0.015625,mp=/srv");

    private ContainerOperations() {}

    /** All of them. */
    static Stream<Operation> all() {
        return Stream.of(
                createAndStart(), start(), destroy(), resize(), cloneOf(), makeTemplate(), move(false), move(true));
    }

    /** Those that have the most to lose. */
    static Stream<Operation> few() {
        return Stream.of(createAndStart(), move(true));
    }

    private static Operation createAndStart() {
        Map<String, String> wish = new HashMap<>(WISH);
        wish.put("start", "1");
        return new Operation(
                "create-and-start-container",
                ContainerOperations::install,
                client -> client.call("POST", CONTAINERS, wish),
                (client, state) -> {
                    if (has(client, "100")) {
                        JsonNode config = client.call("GET", ONE + "/config", Map.of());
                        assertThat(config.path("rootfs").asText()).contains("size=16M");
                        assertThat(config.path("mp0").asText()).contains("size=16M");
                    }
                },
                (client, state) -> destroyIfThere(client, "100", ONE),
                Set.of());
    }

    private static Operation start() {
        return new Operation(
                "start-container",
                ContainerOperations::make,
                client -> client.call("POST", ONE + "/status/start", Map.of()),
                (client, state) -> assertThat(has(client, "100")).isTrue(),
                (client, state) -> {},
                Set.of());
    }

    private static Operation move(boolean removesOld) {
        Map<String, String> wish = Map.of("volume", "mp0", "storage", OTHER, "delete", removesOld ? "1" : "0");
        return new Operation(
                removesOld ? "move-volume" : "move-volume-and-keep",
                ContainerOperations::make,
                client -> client.call("POST", ONE + "/move_volume", wish),
                (client, state) -> assertThat(client.call("GET", ONE + "/config", Map.of())
                                .path("mp0")
                                .asText())
                        .contains(",mp=/srv")
                        .contains("size=16M"),
                (client, state) -> {
                    if (isMoved(client)) {
                        succeed(client, client.call("DELETE", ONE, Map.of()));
                        succeed(client, client.call("POST", CONTAINERS, WISH));
                    }
                },
                Set.of());
    }

    private static boolean isMoved(NodeClient client) throws IOException {
        return client.call("GET", ONE + "/config", Map.of())
                .path("mp0")
                .asText()
                .startsWith(OTHER + ":");
    }

    private static Operation destroy() {
        return new Operation(
                "destroy-container",
                ContainerOperations::make,
                client -> client.call("DELETE", ONE, Map.of()),
                // From its first step on there is no way back.
                (client, state) -> assertThat(has(client, "100")).isFalse(),
                (client, state) -> {
                    if (!has(client, "100")) {
                        succeed(client, client.call("POST", CONTAINERS, WISH));
                    }
                },
                Set.of());
    }

    private static Operation resize() {
        return new Operation(
                "resize-container",
                ContainerOperations::make,
                client -> client.call("PUT", ONE + "/resize", Map.of("disk", "rootfs", "size", "24M")),
                ContainerOperations::requireSizesAgree,
                (client, state) -> {},
                Set.of());
    }

    /** The file system, the volume and the configuration have one size. */
    private static void requireSizesAgree(NodeClient client, StateFolder state) throws IOException {
        Path volume = state.storage().resolve("images/100/vm-100-disk-0.raw");
        long bytes = Files.size(volume);
        String written =
                client.call("GET", ONE + "/config", Map.of()).path("rootfs").asText();
        assertThat(written).contains("size=" + (bytes >> 20) + "M");
        String blocks = run("dumpe2fs", "-h", volume.toString())
                .lines()
                .filter(line -> line.startsWith("Block count:"))
                .findFirst()
                .orElseThrow();
        long kibibytes = Long.parseLong(blocks.replaceAll("\\D", ""));
        assertThat(kibibytes).as("blocks of 1 KiB").isEqualTo(bytes >> 10);
    }

    private static Operation cloneOf() {
        return new Operation(
                "clone-container",
                ContainerOperations::make,
                client -> client.call("POST", ONE + "/clone", Map.of("newid", "101")),
                (client, state) -> {
                    if (has(client, "101")) {
                        assertThat(client.call("GET", CLONE + "/config", Map.of())
                                        .path("rootfs")
                                        .asText())
                                .contains("101/vm-101-disk-0.raw");
                    }
                },
                (client, state) -> destroyIfThere(client, "101", CLONE),
                Set.of());
    }

    private static Operation makeTemplate() {
        return new Operation(
                "container-template",
                ContainerOperations::make,
                client -> client.call("POST", ONE + "/template", Map.of()),
                (client, state) -> {
                    String kind = isTemplate(client) ? "base" : "vm";
                    assertThat(state.storage().resolve("images/100/" + kind + "-100-disk-0.raw"))
                            .exists();
                },
                (client, state) -> {
                    if (isTemplate(client)) {
                        succeed(client, client.call("DELETE", ONE, Map.of()));
                        succeed(client, client.call("POST", CONTAINERS, WISH));
                    }
                },
                Set.of());
    }

    private static void install(NodeClient client, StateFolder state) throws IOException {
        try {
            BusyboxTemplate.install(state.root());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A container whose volumes nobody may touch. */
    static void makeBystander(NodeClient client, StateFolder state) throws IOException {
        install(client, state);
        Map<String, String> wish = new HashMap<>(WISH);
        wish.put("vmid", "200");
        succeed(client, client.call("POST", CONTAINERS, wish));
    }

    private static void make(NodeClient client, StateFolder state) throws IOException {
        install(client, state);
        succeed(client, client.call("POST", CONTAINERS, WISH));
    }

    private static boolean has(NodeClient client, String vmid) throws IOException {
        return client.call("GET", CONTAINERS, Map.of()).findValuesAsText("vmid").contains(vmid);
    }

    private static boolean isTemplate(NodeClient client) throws IOException {
        return client.call("GET", ONE + "/config", Map.of()).path("template").asInt() == 1;
    }

    private static void destroyIfThere(NodeClient client, String vmid, String path) throws IOException {
        if (has(client, vmid)) {
            succeed(client, client.call("DELETE", path, Map.of()));
        }
    }

    private static void succeed(NodeClient client, JsonNode task) throws IOException {
        assertThat(client.endOf(task.asText())).isEqualTo("OK");
    }

    /** A container that runs is known to run, and one that does not has left nothing on the node. */
    static void requireKnown(NodeClient client, NodeContainers containers, StateFolder state) throws IOException {
        boolean runs = !containers.running().isEmpty();
        if (runs) {
            assertThat(status(client)).isEqualTo("running");
        } else {
            requireNothingMounted(state);
        }
    }

    private static String status(NodeClient client) throws IOException {
        return client.call("GET", ONE + "/status/current", Map.of())
                .path("status")
                .asText();
    }

    /** Stops the container if it runs. */
    static void stop(NodeClient client) throws IOException {
        if (has(client, "100") && status(client).equals("running")) {
            succeed(client, client.call("POST", ONE + "/status/stop", Map.of()));
        }
    }

    static void requireNothingMounted(StateFolder state) throws IOException {
        assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")))
                .noneMatch(line -> line.contains(" " + state.root() + "/"));
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output;
    }
}
