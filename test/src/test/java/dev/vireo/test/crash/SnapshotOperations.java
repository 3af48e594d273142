// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Work on snapshots, templates and clones that an agent may die in. */
final class SnapshotOperations {
    private static final String VMS = "/nodes/" + CrashingNode.NODE + "/qemu";
    private static final String VM = VMS + "/100";
    private static final String SNAPSHOTS = VM + "/snapshot";
    private static final String CLONE = VMS + "/101";
    private static final Map<String, String> MACHINE = Map.of(
            "vmid",
            "100",
            "name",
            "crash",
            "memory",
            "64",
            "scsi0",
            "local:0.015625,format=qcow2",
            "scsi1",
            "local:0.015625,format=qcow2");

    private SnapshotOperations() {}

    /** All of them. */
    static Stream<Operation> all() {
        return Stream.of(take(), remove(), rollBack(), makeTemplate(), cloneOf(true), cloneOf(false));
    }

    private static Operation take() {
        return new Operation(
                "snapshot",
                (client, state) -> prepare(client),
                client -> client.call("POST", SNAPSHOTS, Map.of("snapname", "next")),
                SnapshotOperations::requireDisksAgree,
                (client, state) -> {
                    if (names(client).contains("next")) {
                        succeed(client, client.call("DELETE", SNAPSHOTS + "/next", Map.of()));
                    }
                },
                Set.of());
    }

    private static Operation remove() {
        return new Operation(
                "remove-snapshot",
                (client, state) -> prepare(client),
                client -> client.call("DELETE", SNAPSHOTS + "/first", Map.of()),
                SnapshotOperations::requireDisksAgree,
                (client, state) -> {
                    if (!names(client).contains("first")) {
                        succeed(client, client.call("POST", SNAPSHOTS, Map.of("snapname", "first")));
                    }
                },
                Set.of());
    }

    private static Operation rollBack() {
        return new Operation(
                "roll-back",
                (client, state) -> prepare(client),
                client -> client.call("POST", SNAPSHOTS + "/first/rollback", Map.of()),
                (client, state) -> {
                    requireDisksAgree(client, state);
                    assertThat(client.call("GET", VM + "/config", Map.of())
                                    .path("parent")
                                    .asText())
                            .isIn("first", "second");
                },
                (client, state) -> {},
                Set.of());
    }

    private static Operation makeTemplate() {
        return new Operation(
                "template",
                (client, state) -> create(client),
                client -> client.call("POST", VM + "/template", Map.of()),
                SnapshotOperations::requireTemplateOrMachine,
                (client, state) -> {
                    if (isTemplate(client)) {
                        succeed(client, client.call("DELETE", VM, Map.of()));
                        create(client);
                    }
                },
                Set.of());
    }

    private static Operation cloneOf(boolean linked) {
        Map<String, String> wish = Map.of("newid", "101", "full", linked ? "0" : "1");
        return new Operation(
                linked ? "linked-clone" : "full-clone",
                (client, state) -> {
                    create(client);
                    if (linked) {
                        succeed(client, client.call("POST", VM + "/template", Map.of()));
                    }
                },
                client -> client.call("POST", VM + "/clone", wish),
                (client, state) -> {
                    if (hasClone(client)) {
                        JsonNode config = client.call("GET", CLONE + "/config", Map.of());
                        assertThat(config.path("scsi0").asText()).contains("101/vm-101-disk-0.qcow2");
                        assertThat(config.path("scsi1").asText()).contains("101/vm-101-disk-1.qcow2");
                    }
                },
                (client, state) -> {
                    if (hasClone(client)) {
                        succeed(client, client.call("DELETE", CLONE, Map.of()));
                    }
                },
                Set.of());
    }

    /** A machine with two snapshots. */
    private static void prepare(NodeClient client) throws IOException {
        create(client);
        for (String name : List.of("first", "second")) {
            succeed(client, client.call("POST", SNAPSHOTS, Map.of("snapname", name)));
        }
    }

    private static void create(NodeClient client) throws IOException {
        succeed(client, client.call("POST", VMS, MACHINE));
    }

    private static void succeed(NodeClient client, JsonNode task) throws IOException {
        assertThat(client.endOf(task.asText())).isEqualTo("OK");
    }

    private static Set<String> names(NodeClient client) throws IOException {
        Set<String> names =
                new TreeSet<>(client.call("GET", SNAPSHOTS, Map.of()).findValuesAsText("name"));
        names.remove("current");
        return names;
    }

    private static boolean isTemplate(NodeClient client) throws IOException {
        return client.call("GET", VM + "/config", Map.of()).path("template").asInt() == 1;
    }

    private static boolean hasClone(NodeClient client) throws IOException {
        return client.call("GET", VMS, Map.of()).findValuesAsText("vmid").contains("101");
    }

    /** What the configuration tells of is in both disks, and nothing else is. */
    private static void requireDisksAgree(NodeClient client, StateFolder state) throws IOException {
        for (JsonNode entry : client.call("GET", SNAPSHOTS, Map.of())) {
            assertThat(entry.has("snapstate")).as("%s", entry).isFalse();
        }
        for (int disk = 0; disk < 2; disk++) {
            Path file = state.storage().resolve("images/100/vm-100-disk-" + disk + ".qcow2");
            assertThat(namesIn(file)).isEqualTo(names(client));
        }
    }

    private static Set<String> namesIn(Path disk) throws IOException {
        Process process = new ProcessBuilder("qemu-img", "info", "--output=json", "-f", "qcow2", disk.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        Set<String> names = new TreeSet<>();
        for (JsonNode snapshot : new ObjectMapper().readTree(output).path("snapshots")) {
            names.add(snapshot.path("name").asText());
        }
        return names;
    }

    private static void requireTemplateOrMachine(NodeClient client, StateFolder state) throws IOException {
        String kind = isTemplate(client) ? "base" : "vm";
        for (int disk = 0; disk < 2; disk++) {
            String name = "100/" + kind + "-100-disk-" + disk + ".qcow2";
            assertThat(client.call("GET", VM + "/config", Map.of())
                            .path("scsi" + disk)
                            .asText())
                    .contains(name);
            assertThat(state.storage().resolve("images").resolve(name)).exists();
        }
    }
}
