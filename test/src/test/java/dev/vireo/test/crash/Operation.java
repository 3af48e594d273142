// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Work that an agent may die in.
 *
 * @param name what it is called in reports, without spaces
 * @param prepare makes what it needs
 * @param work asks for it; the answer is a task or nothing
 * @param isWhole fails if what is there after a death is neither all nor nothing of it
 * @param reset makes it possible once more
 * @param loose volumes that belong to no guest before it
 */
record Operation(String name, Step prepare, Work work, Step isWhole, Step reset, Set<String> loose) {
    private static final String NODE = "/nodes/" + CrashingNode.NODE;
    private static final String VMS = NODE + "/qemu";
    private static final String VM = VMS + "/100";
    private static final String LOCAL = NODE + "/storage/local";
    private static final String DISK = "100/vm-100-disk-0.qcow2";
    private static final String ISO = "template/iso/crash.iso";
    /** 16 MiB. */
    private static final String GIBIBYTES = "0.015625";

    private static final Map<String, String> MACHINE = Map.of(
            "vmid", "100",
            "name", "crash",
            "memory", "64",
            "scsi0", "local:" + GIBIBYTES + ",format=qcow2",
            "scsi1", "local:" + GIBIBYTES + ",format=raw");

    /** Something done with an agent. */
    interface Step {
        /** Does it. */
        void run(NodeClient client, StateFolder state) throws IOException;
    }

    /** Something asked for. */
    interface Work {
        /** Asks for it and answers what the agent answers. */
        JsonNode start(NodeClient client) throws IOException;
    }

    private static final Step NOTHING = (client, state) -> {};

    static Operation upload() {
        return new Operation(
                "upload",
                NOTHING,
                client -> client.upload(LOCAL + "/upload", "crash.iso", isoContent()),
                (client, state) -> requireWholeOrNone(state.storage().resolve(ISO)),
                (client, state) ->
                        deleteVolume(client, "iso/crash.iso", state.storage().resolve(ISO)),
                Set.of());
    }

    /** A download of the file that {@link #isoContent} makes. */
    static Operation download(String url) {
        return new Operation(
                "download",
                NOTHING,
                client -> client.call(
                        "POST", LOCAL + "/download-url", Map.of("content", "iso", "filename", "crash.iso", "url", url)),
                (client, state) -> requireWholeOrNone(state.storage().resolve(ISO)),
                (client, state) ->
                        deleteVolume(client, "iso/crash.iso", state.storage().resolve(ISO)),
                Set.of());
    }

    static Operation allocate() {
        Map<String, String> disk =
                Map.of("vmid", "100", "filename", "vm-100-disk-0.qcow2", "size", "16M", "format", "qcow2");
        return new Operation(
                "allocate",
                NOTHING,
                client -> client.call("POST", LOCAL + "/content", disk),
                // Its id was never answered, so nobody would come to remove it.
                (client, state) -> assertThat(diskFile(state)).doesNotExist(),
                (client, state) -> deleteVolume(client, DISK, diskFile(state)),
                Set.of());
    }

    static Operation deleteVolume() {
        return new Operation(
                "delete-volume",
                (client, state) -> allocate().work.start(client),
                client -> client.call("DELETE", LOCAL + "/content/" + DISK.replace("/", "%2F"), Map.of()),
                NOTHING,
                (client, state) -> {
                    if (!Files.exists(diskFile(state))) {
                        allocate().work.start(client);
                    }
                },
                Set.of(DISK));
    }

    /** A machine whose disk comes from a VMDK of two files, which stay what they were. */
    static Operation importDisk() {
        Map<String, String> machine = new HashMap<>(MACHINE);
        machine.put("scsi0", "local:0,format=qcow2,import-from=local:import/foreign.vmdk");
        return new Operation(
                "import",
                (client, state) -> writeForeignDisk(state),
                client -> client.call("POST", VMS, machine),
                (client, state) -> {
                    requireMachineIfThere(client);
                    assertThat(state.storage().resolve("import"))
                            .isDirectoryNotContaining(
                                    file -> !file.getFileName().toString().startsWith("foreign"));
                },
                (client, state) -> destroyIfThere(client),
                Set.of());
    }

    private static void writeForeignDisk(StateFolder state) throws IOException {
        Path folder = Files.createDirectories(state.storage().resolve("import"));
        byte[] content = new byte[16 << 20];
        new Random(5).nextBytes(content);
        Files.write(folder.resolve("foreign-flat.vmdk"), content);
        Files.writeString(
                folder.resolve("foreign.vmdk"),
                "# Disk DescriptorFile\nversion=1\nparentCID=ffffffff\ncreateType=\"monolithicFlat\"\nRW "
                        + content.length / 512 + " FLAT \"foreign-flat.vmdk\" 0\n");
    }

    static Operation create(boolean starts) {
        Map<String, String> machine = new HashMap<>(MACHINE);
        machine.put("start", starts ? "1" : "0");
        return new Operation(
                starts ? "create-and-start" : "create",
                NOTHING,
                client -> client.call("POST", VMS, machine),
                (client, state) -> requireMachineIfThere(client),
                (client, state) -> destroyIfThere(client),
                Set.of());
    }

    static Operation destroy() {
        return new Operation(
                "destroy",
                (client, state) -> createMachine(client),
                client -> client.call("DELETE", VM, Map.of()),
                // From its first step on there is no way back.
                (client, state) -> assertThat(hasMachine(client)).isFalse(),
                (client, state) -> {
                    if (!hasMachine(client)) {
                        createMachine(client);
                    }
                },
                Set.of());
    }

    /** What is uploaded and downloaded. */
    static byte[] isoContent() {
        byte[] content = new byte[1 << 20];
        new Random(7).nextBytes(content);
        return content;
    }

    private static Path diskFile(StateFolder state) {
        return state.storage().resolve("images").resolve(DISK);
    }

    private static void requireWholeOrNone(Path iso) throws IOException {
        if (Files.exists(iso)) {
            assertThat(iso).hasBinaryContent(isoContent());
        }
    }

    private static void deleteVolume(NodeClient client, String volume, Path file) throws IOException {
        if (Files.exists(file)) {
            String task = client.call("DELETE", LOCAL + "/content/" + volume.replace("/", "%2F"), Map.of())
                    .asText();
            assertThat(client.endOf(task)).isEqualTo("OK");
        }
    }

    private static void createMachine(NodeClient client) throws IOException {
        assertThat(client.endOf(client.call("POST", VMS, MACHINE).asText())).isEqualTo("OK");
    }

    private static boolean hasMachine(NodeClient client) throws IOException {
        return client.call("GET", VMS, Map.of()).findValuesAsText("vmid").contains("100");
    }

    private static void requireMachineIfThere(NodeClient client) throws IOException {
        if (hasMachine(client)) {
            JsonNode config = client.call("GET", VM + "/config", Map.of());
            assertThat(config.path("scsi0").asText()).contains("size=16M");
            assertThat(config.path("scsi1").asText()).contains("size=16M");
            assertThat(config.path("name").asText()).isEqualTo("crash");
        }
    }

    private static void destroyIfThere(NodeClient client) throws IOException {
        if (hasMachine(client)) {
            stopIfRunning(client);
            assertThat(client.endOf(client.call("DELETE", VM, Map.of()).asText()))
                    .isEqualTo("OK");
        }
    }

    /** Ends the machine that these operations are about, if it runs. */
    static void stopIfRunning(NodeClient client) throws IOException {
        boolean runs = hasMachine(client)
                && client.call("GET", VM + "/status/current", Map.of())
                        .path("status")
                        .asText()
                        .equals("running");
        if (runs) {
            String task = client.call("POST", VM + "/status/stop", Map.of()).asText();
            assertThat(client.endOf(task)).isEqualTo("OK");
        }
    }
}
