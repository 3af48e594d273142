// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Work on disks that an agent may die in. The disk holds data, which must be there afterwards wherever the disk is. */
final class DiskOperations {
    private static final String VMS = "/nodes/" + CrashingNode.NODE + "/qemu";
    private static final int SIZE = 16 << 20;
    private static final Map<String, String> MACHINE =
            Map.of("vmid", "100", "name", "crash", "memory", "64", "scsi0", "local:0.015625,format=raw");
    private static final Map<String, String> MOVE =
            Map.of("disk", "scsi0", "storage", "local", "format", "qcow2", "delete", "1");

    private DiskOperations() {}

    static Stream<Operation> all() {
        return Stream.of(resize(), move(), giveAway(), removeDetached(), liveMove());
    }

    private static Operation resize() {
        return operation(
                "resize",
                client -> client.call("PUT", VMS + "/100/resize", Map.of("disk", "scsi0", "size", "+16M")),
                (client, state) -> {
                    long length = Files.size(state.storage().resolve("images/100/vm-100-disk-0.raw"));
                    assertThat(config(client, 100).path("scsi0").asText()).contains("size=" + (length >> 20) + "M");
                    requireData(client, state, 100);
                });
    }

    private static Operation move() {
        return operation(
                "move",
                client -> client.call("POST", VMS + "/100/move_disk", MOVE),
                (client, state) -> requireData(client, state, 100));
    }

    /** The machine runs meanwhile; its guest does nothing. */
    private static Operation liveMove() {
        return operation(
                "live-move",
                client -> {
                    String status = client.call("GET", VMS + "/100/status/current", Map.of())
                            .path("status")
                            .asText();
                    if (!status.equals("running")) {
                        String start = client.call("POST", VMS + "/100/status/start", Map.of())
                                .asText();
                        client.endOf(start);
                    }
                    return client.call("POST", VMS + "/100/move_disk", MOVE);
                },
                (client, state) -> {
                    String status = client.call("GET", VMS + "/100/status/current", Map.of())
                            .path("qmpstatus")
                            .asText();
                    assertThat(status).isIn("running", "stopped");
                    requireData(client, state, 100);
                });
    }

    private static Operation giveAway() {
        return operation(
                "give-away",
                client -> client.call("POST", VMS + "/100/move_disk", Map.of("disk", "scsi0", "target-vmid", "102")),
                (client, state) -> {
                    boolean isGiven = config(client, 102).has("scsi0");
                    assertThat(config(client, 100).has("scsi0")).isEqualTo(!isGiven);
                    requireData(client, state, isGiven ? 102 : 100);
                });
    }

    private static Operation removeDetached() {
        return new Operation(
                "remove-detached",
                (client, state) -> {
                    make(client, state);
                    client.call("PUT", VMS + "/100/config", Map.of("delete", "scsi0"));
                },
                client -> client.call("PUT", VMS + "/100/config", Map.of("delete", "unused0")),
                (client, state) -> {
                    boolean isKept = config(client, 100).has("unused0");
                    assertThat(Files.exists(state.storage().resolve("images/100/vm-100-disk-0.raw")))
                            .isEqualTo(isKept);
                },
                (client, state) -> {
                    remake(client, state);
                    client.call("PUT", VMS + "/100/config", Map.of("delete", "scsi0"));
                },
                Set.of());
    }

    private static Operation operation(String name, Operation.Work work, Operation.Step isWhole) {
        return new Operation(name, DiskOperations::make, work, isWhole, DiskOperations::remake, Set.of());
    }

    private static void make(NodeClient client, StateFolder state) throws IOException {
        succeed(client, client.call("POST", VMS, MACHINE));
        succeed(client, client.call("POST", VMS, Map.of("vmid", "102", "memory", "64")));
        try (RandomAccessFile disk = new RandomAccessFile(
                state.storage().resolve("images/100/vm-100-disk-0.raw").toFile(), "rw")) {
            disk.write(data());
        }
    }

    private static void remake(NodeClient client, StateFolder state) throws IOException {
        Operation.stopIfRunning(client);
        succeed(client, client.call("DELETE", VMS + "/100", Map.of()));
        succeed(client, client.call("DELETE", VMS + "/102", Map.of()));
        make(client, state);
    }

    private static void succeed(NodeClient client, JsonNode answer) throws IOException {
        assertThat(client.endOf(answer.asText())).isEqualTo("OK");
    }

    private static byte[] data() {
        byte[] data = new byte[SIZE];
        new Random(3).nextBytes(data);
        return data;
    }

    private static JsonNode config(NodeClient client, int vmid) throws IOException {
        return client.call("GET", VMS + "/" + vmid + "/config", Map.of());
    }

    private static void requireData(NodeClient client, StateFolder state, int vmid) throws IOException {
        String name = config(client, vmid)
                .path("scsi0")
                .asText()
                .replaceFirst(",.*", "")
                .replaceFirst("local:", "");
        Path image = state.storage().resolve("images").resolve(name);
        byte[] content = name.endsWith(".raw") ? Files.readAllBytes(image) : convert(image);
        assertThat(Arrays.equals(Arrays.copyOf(content, SIZE), data()))
                .as("the data of " + name)
                .isTrue();
    }

    private static byte[] convert(Path image) throws IOException {
        Path raw = Files.createTempFile("vireo-crash-", ".raw");
        try {
            Process program = new ProcessBuilder(
                            "qemu-img", "convert", "-U", "-f", "qcow2", "-O", "raw", image.toString(), raw.toString())
                    .inheritIO()
                    .start();
            assertThat(program.waitFor()).isZero();
            return Files.readAllBytes(raw);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(raw);
        }
    }
}
