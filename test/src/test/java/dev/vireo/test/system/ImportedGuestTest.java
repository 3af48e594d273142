// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.test.image.Appliance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A machine that comes as an OVA is looked at, made by what the look told, and boots. */
@EnabledIf(value = "hasGuest", disabledReason = "vireo.guest.iso names no CD of the guest: build it by ./vireo test")
final class ImportedGuestTest {
    @TempDir
    private Path folder;

    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    ImportedGuestTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void machineFromAnArchiveBoots() throws Exception {
        upload("machine.ova", Appliance.make(folder));
        JsonNode found = metadata("import/machine.ova");
        assertThat(found.path("images").path(0).path("variant").asText()).isEqualTo("streamOptimized");

        RunningNode.succeed(admin, admin.post(path("/qemu"), proposed(found)));
        RunningNode.succeed(admin, admin.post(path("/qemu/100/status/start"), Map.of()));

        JsonNode status = admin.get(path("/qemu/100/status/current")).data();
        GuestProcess qemu = GuestProcess.of(status.path("pid").asLong());
        try (SerialLine serial = SerialLine.open(qemu.runDirectory().resolve("100.serial0"))) {
            serial.await("GUEST-READY");
        }
        String disk = admin.get(path("/qemu/100/config")).data().path("scsi0").asText();
        assertThat(disk).startsWith("local:100/vm-100-disk-0.raw").doesNotContain("import-from");
    }

    @Test
    void descriptorThatNamesAFileOfTheNodeIsRefusedWhenItArrives() throws Exception {
        String text = """
                # Disk DescriptorFile
                version=1
                parentCID=ffffffff
                createType="monolithicFlat"
                RW 4 FLAT "/etc/shadow" 0
                """;

        ApiReply reply = admin.upload(
                path("/storage/local/upload"), "import", "evil.vmdk", text.getBytes(StandardCharsets.UTF_8));

        assertThat(RunningNode.end(admin, reply)).contains("/etc/shadow").contains("only a plain file name");
    }

    /** What the node proposes, with a screen for the test to read. */
    private static Map<String, String> proposed(JsonNode found) {
        Map<String, String> machine =
                new LinkedHashMap<>(Map.of("vmid", "100", "serial0", "socket", "boot", "order=scsi0"));
        found.path("create-args")
                .properties()
                .forEach(entry -> machine.put(entry.getKey(), entry.getValue().asText()));
        found.path("disks")
                .properties()
                .forEach(entry -> machine.put(
                        entry.getKey(),
                        "local:0,format=raw,import-from=" + entry.getValue().asText()));
        return machine;
    }

    private JsonNode metadata(String volume) throws Exception {
        return admin.get(path("/storage/local/import-metadata?volume=" + ApiCaller.encode(volume)))
                .data();
    }

    private void upload(String name, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        RunningNode.succeed(admin, admin.upload(path("/storage/local/upload"), "import", name, bytes));
    }
}
