// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All machines of a node are switched at once, in their order. They have nothing to boot and ignore their power button. */
final class BulkPowerTest {
    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    BulkPowerTest() {}

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "QEMU is not installed");
        node = RunningNode.start();
        admin = node.administrator();
        create("100", Map.of("startup", "order=2"));
        create("101", Map.of("startup", "order=1", "onboot", "1"));
        create("102", Map.of("onboot", "1"));
    }

    private void create(String vmid, Map<String, String> keys) throws Exception {
        Map<String, String> machine = new HashMap<>(Map.of("vmid", vmid, "memory", "32"));
        machine.putAll(keys);
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void guestsAreStartedInTheirOrderAndStoppedInTheReverse() throws Exception {
        assertThat(switchAll("/startall", Map.of("force", "1")))
                .containsSubsequence("VM 101 (VM 101): start", "VM 100 (VM 100): start", "VM 102 (VM 102): start");
        assertThat(states()).containsExactly("running", "running", "running");

        assertThat(switchAll("/suspendall", Map.of("vms", "101,102")))
                .containsSubsequence("VM 102 (VM 102): suspend", "VM 101 (VM 101): suspend");
        assertThat(status("101").path("qmpstatus").asText()).isEqualTo("paused");
        assertThat(status("100").path("qmpstatus").asText()).isEqualTo("running");

        assertThat(switchAll("/stopall", Map.of("timeout", "0", "force-stop", "1")))
                .containsSubsequence(
                        "VM 102 (VM 102): shutdown", "VM 100 (VM 100): shutdown", "VM 101 (VM 101): shutdown");
        assertThat(states()).containsExactly("stopped", "stopped", "stopped");
    }

    @Test
    void guestsThatStartWithTheNodeAreStartedOnceAfterItsBoot() throws Exception {
        Path remembered = node.state().resolve("last-boot");
        Files.writeString(remembered, "another boot\n");
        node.restartAgent();
        admin = node.administrator();
        Until.holds("both run", () -> states().equals(List.of("stopped", "running", "running")));
        Until.holds(
                "the boot is remembered", () -> !Files.readString(remembered).contains("another"));

        RunningNode.succeed(admin, admin.post(path("/qemu/101/status/stop"), Map.of()));
        node.restartAgent();
        admin = node.administrator();
        assertThat(admin.get(path("/tasks?typefilter=startall&source=active")).data())
                .isEmpty();
        assertThat(states()).containsExactly("stopped", "stopped", "running");
    }

    private List<String> switchAll(String what, Map<String, String> arguments) throws Exception {
        ApiReply reply = admin.post(path(what), arguments);
        assertThat(RunningNode.end(admin, reply)).matches("OK|WARNINGS: .*");
        return admin.get(path("/tasks/" + ApiCaller.encode(reply.data().asText()) + "/log?limit=500"))
                .data()
                .findValuesAsText("t");
    }

    private List<String> states() throws Exception {
        return List.of(state("100"), state("101"), state("102"));
    }

    private String state(String vmid) throws Exception {
        return status(vmid).path("status").asText();
    }

    private JsonNode status(String vmid) throws Exception {
        return admin.get(path("/qemu/" + vmid + "/status/current")).data();
    }
}
