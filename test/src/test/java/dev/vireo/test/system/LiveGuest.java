// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A machine with a guest that runs, looked into through its guest agent.
 *
 * @param node the node that runs it
 * @param admin calls the node
 */
record LiveGuest(RunningNode node, ApiCaller admin) {
    /** Makes VM 100 of those keys, besides what every test needs, and starts it; its agent answers. */
    static LiveGuest start(RunningNode node, Map<String, String> keys) throws Exception {
        ApiCaller admin = node.administrator();
        GuestImage.upload(admin);
        Map<String, String> machine = new HashMap<>(Map.of(
                "vmid", "100",
                "name", "live",
                "memory", "256",
                "ostype", "l26",
                "agent", "1",
                "ide2", GuestImage.VOLUME + ",media=cdrom",
                "serial0", "socket",
                "boot", "order=ide2"));
        machine.putAll(keys);
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
        LiveGuest guest = new LiveGuest(node, admin);
        guest.succeed("/status/start", Map.of());
        guest.awaitAgent();
        return guest;
    }

    /** Waits until the guest has booted. */
    void awaitAgent() throws Exception {
        Until.holds(
                "the guest agent answers",
                () -> admin.post(vm("/agent/ping"), Map.of()).status() == 200);
    }

    /** A path below the machine. */
    static String vm(String below) {
        return path("/qemu/100" + below);
    }

    /** Posts what starts a task, which must succeed. */
    void succeed(String below, Map<String, String> arguments) throws Exception {
        RunningNode.succeed(admin, admin.post(vm(below), arguments));
    }

    /** Changes the configuration, which must succeed. */
    void configure(Map<String, String> keys) throws Exception {
        ApiReply reply = admin.put(vm("/config"), keys);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    /** What a command of the guest's shell prints. */
    String run(String command) throws Exception {
        ApiReply started = admin.postJson(vm("/agent/exec"), json(command));
        String status =
                vm("/agent/exec-status?pid=" + started.data().path("pid").asLong());
        // The agent tells the end of a program once and forgets it.
        AtomicReference<JsonNode> told = new AtomicReference<>(admin.get(status).data());
        Until.holds("the guest ran " + command, () -> {
            if (told.get().path("exited").asInt() == 0) {
                told.set(admin.get(status).data());
            }
            return told.get().path("exited").asInt() == 1;
        });
        JsonNode end = told.get();
        return end.path("out-data").asText() + end.path("err-data").asText();
    }

    private static String json(String command) {
        return "{\"command\": [\"/bin/sh\", \"-c\", \""
                + command.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]}";
    }

    /** Waits until a command of the guest's shell prints that. */
    void awaitOutput(String command, String wanted) throws Exception {
        Until.holds(command + " prints " + wanted, () -> run(command).strip().equals(wanted));
    }

    /** The present keys. */
    JsonNode config() throws Exception {
        return admin.get(vm("/config?current=1")).data();
    }

    /** What waits for a key: {@code pending}, {@code delete} or nothing. */
    JsonNode pending(String key) throws Exception {
        for (JsonNode entry : admin.get(vm("/pending")).data()) {
            if (entry.path("key").asText().equals(key)) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    /** How it stands. */
    JsonNode status() throws Exception {
        return admin.get(vm("/status/current")).data();
    }
}
