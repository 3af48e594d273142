// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A virtual machine of a node that dies now and then: what its present agent says, and what lies on the disk. */
record Machine(NodeClient client, StateFolder state, int vmid) {
    /** Path of all machines. */
    static final String VMS = "/nodes/" + CrashingNode.NODE + "/qemu";

    /** Another machine of the node. */
    Machine other(int number) {
        return new Machine(client, state, number);
    }

    /** Makes it, with little memory and those keys, and writes something on its first disk. */
    void create(Map<String, String> keys) throws IOException {
        Map<String, String> wish = new HashMap<>(keys);
        wish.put("vmid", Integer.toString(vmid));
        wish.put("name", "crash" + vmid);
        wish.put("memory", "32");
        wish.put("scsihw", "virtio-scsi-pci");
        succeed(client.call("POST", VMS, wish));
        if (wish.containsKey("scsi0")) {
            DiskContent.write(file("scsi0"));
        }
    }

    /** Whether the agent knows it. */
    boolean exists() throws IOException {
        return client.call("GET", VMS, Map.of()).findValuesAsText("vmid").contains(Integer.toString(vmid));
    }

    /** Calls what is below its path. */
    JsonNode call(String verb, String below, Map<String, String> arguments) throws IOException {
        return client.call(verb, VMS + "/" + vmid + below, arguments);
    }

    /** Does what a task does. */
    void succeed(String verb, String below, Map<String, String> arguments) throws IOException {
        succeed(call(verb, below, arguments));
    }

    /** Waits for the task, if the answer is one. */
    void succeed(JsonNode answer) throws IOException {
        if (answer.asText().startsWith("UPID:")) {
            assertThat(client.endOf(answer.asText())).as(answer.asText()).isEqualTo("OK");
        }
    }

    /** Its present configuration. */
    JsonNode config() throws IOException {
        return call("GET", "/config", Map.of("current", "1"));
    }

    /** What is written at a key; empty if nothing is. */
    String key(String key) throws IOException {
        return config().path(key).asText("");
    }

    /** The volume at a key. */
    VolumeId volume(String key) throws IOException {
        return VolumeId.parse(key(key).replaceFirst(",.*", ""));
    }

    /** The file of the volume at a key. */
    Path file(String key) throws IOException {
        return state.file(volume(key));
    }

    private JsonNode status() throws IOException {
        return call("GET", "/status/current", Map.of());
    }

    /** Whether it runs. */
    boolean isRunning() throws IOException {
        return status().path("status").asText().equals("running");
    }

    /** Its process, 0 if none runs. */
    long pid() throws IOException {
        return status().path("pid").asLong();
    }

    /** It runs as that process, and its processors do too. */
    void requireRunning(long pid) throws IOException {
        JsonNode status = status();
        assertThat(status.path("pid").asLong()).as("process of VM " + vmid).isEqualTo(pid);
        assertThat(status.path("qmpstatus").asText()).isEqualTo("running");
    }

    /** Starts it unless it runs. */
    void start() throws IOException {
        if (!isRunning()) {
            succeed("POST", "/status/start", Map.of());
        }
    }

    /** Pulls the plug if it runs. */
    void stop() throws IOException {
        if (isRunning()) {
            succeed("POST", "/status/stop", Map.of());
        }
    }

    /** Removes it if it is there. */
    void destroy() throws IOException {
        if (exists()) {
            stop();
            succeed("DELETE", "", Map.of());
        }
    }
}
