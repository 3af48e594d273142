// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

/** A machine without disks that runs through everything the agent suffers. */
final class Bystander {
    private static final String VMS = "/nodes/" + CrashingNode.NODE + "/qemu";
    private static final String STATUS = VMS + "/200/status";

    private final long pid;

    private Bystander(long pid) {
        this.pid = pid;
    }

    /** Makes and starts it. */
    static Bystander start(NodeClient client) throws IOException {
        Map<String, String> machine = Map.of("vmid", "200", "name", "bystander", "memory", "64", "start", "1");
        assertThat(client.endOf(client.call("POST", VMS, machine).asText())).isEqualTo("OK");
        return new Bystander(pid(client, 200));
    }

    /** Process of a running machine, 0 if none runs. */
    static long pid(NodeClient client, int vmid) throws IOException {
        return client.call("GET", VMS + "/" + vmid + "/status/current", Map.of())
                .path("pid")
                .asLong();
    }

    /** Its process. */
    long pid() {
        return pid;
    }

    /** It runs as it did, and the agent knows. */
    void requireRunning(NodeClient client) throws IOException {
        assertThat(pid(client, 200)).as("process of the running VM").isEqualTo(pid);
        assertThat(client.call("GET", STATUS + "/current", Map.of())
                        .path("status")
                        .asText())
                .isEqualTo("running");
        assertThat(ProcessHandle.of(pid)).isPresent();
    }

    /** Ends it and tells how the task went. */
    String stop(NodeClient client) throws IOException {
        return client.endOf(client.call("POST", STATUS + "/stop", Map.of()).asText());
    }

    /** Ends it where no agent answers any more. */
    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
