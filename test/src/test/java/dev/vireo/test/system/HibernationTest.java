// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.LiveGuest.vm;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A guest is looked into through its agent, sleeps on a disk, goes on where it was, and is shut down. */
@EnabledIf(value = "hasGuest", disabledReason = "vireo.guest.iso names no CD of the guest: build it by ./vireo test")
final class HibernationTest {
    private RunningNode node;

    @SuppressWarnings("NullAway.Init") // begin() sets it
    HibernationTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void whatIsInMemorySurvivesTheSleepOnADisk() throws Exception {
        LiveGuest guest = LiveGuest.start(node, Map.of("net0", "virtio"));
        asksTheAgent(guest);
        guest.run("echo remembered > /run/value");
        String boot = guest.run("cat /proc/sys/kernel/random/boot_id");
        guest.configure(Map.of("cores", "2"));

        guest.succeed("/status/suspend", Map.of("todisk", "1"));
        assertThat(guest.status().path("status").asText()).isEqualTo("stopped");
        assertThat(guest.config().path("lock").asText()).isEqualTo("suspended");
        String volume = guest.config().path("vmstate").asText();
        Path file = node.state().resolve("storage/images").resolve(volume.replaceFirst("local:", ""));
        assertThat(file).isNotEmptyFile();
        assertThat(node.guests().running()).isEmpty();

        guest.succeed("/status/start", Map.of());
        assertThat(guest.run("cat /run/value").strip()).isEqualTo("remembered");
        assertThat(guest.run("cat /proc/sys/kernel/random/boot_id")).isEqualTo(boot);
        // What waited for a start goes on waiting: the memory fits to the machine as it was.
        assertThat(guest.run("nproc").strip()).isEqualTo("1");
        assertThat(guest.pending("cores").path("pending").asText()).isEqualTo("2");
        assertThat(guest.config().has("lock")).isFalse();
        assertThat(guest.config().has("vmstate")).isFalse();
        assertThat(file).doesNotExist();

        guest.succeed("/status/shutdown", Map.of("timeout", "60"));
        assertThat(guest.status().path("status").asText()).isEqualTo("stopped");
    }

    private static void asksTheAgent(LiveGuest guest) throws Exception {
        ApiCaller admin = guest.admin();
        assertThat(result(admin.get(vm("/agent/get-host-name")))
                        .path("host-name")
                        .asText())
                .isEqualTo("vireo-guest");
        assertThat(result(admin.get(vm("/agent/network-get-interfaces"))).findValuesAsText("name"))
                .contains("lo", "eth0");
        assertThat(result(admin.get(vm("/agent/get-vcpus")))).hasSize(1);

        Map<String, String> file = Map.of("file", "/run/written", "content", "first\nä,second\n");
        assertThat(admin.post(vm("/agent/file-write"), file).status()).isEqualTo(200);
        assertThat(admin.get(vm("/agent/file-read?file=/run/written"))
                        .data()
                        .path("content")
                        .asText())
                .isEqualTo("first\nä,second\n");
        JsonNode part = admin.get(vm("/agent/file-read?file=/run/written&offset=2&count=3"))
                .data();
        assertThat(part.path("content").asText()).isEqualTo("rst");
        assertThat(part.path("truncated").asInt()).isEqualTo(1);
        assertThat(admin.get(vm("/agent/file-read?file=/run/nothing")).message())
                .contains("refused");

        // The guest lives in its memory: it has no file system whose writes could be held.
        assertThat(result(admin.post(vm("/agent/fsfreeze-freeze"), Map.of())).asInt())
                .isZero();
        result(admin.post(vm("/agent/fsfreeze-thaw"), Map.of()));
        assertThat(result(admin.post(vm("/agent"), Map.of("command", "fsfreeze-status")))
                        .asText())
                .isEqualTo("thawed");
    }

    private static JsonNode result(ApiReply reply) {
        return reply.data().path("result");
    }
}
