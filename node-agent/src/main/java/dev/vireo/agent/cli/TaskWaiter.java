// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Upid;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waits for tasks. */
final class TaskWaiter {
    private static final long PAUSE_MILLISECONDS = 200;

    private final ApiConnection connection;

    TaskWaiter(ApiConnection connection) {
        this.connection = connection;
    }

    /** Where a task is asked about. */
    static String path(String upid) throws IOException {
        try {
            String node = Upid.parse(upid).node().name();
            return "/nodes/" + node + "/tasks/" + URLEncoder.encode(upid, StandardCharsets.UTF_8);
        } catch (InvalidValueException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Waits for a task's end; fails with its reason if it failed. */
    void await(String upid) throws IOException, InterruptedException {
        String path = path(upid) + "/status";
        JsonNode status = connection.call("GET", path, Map.of());
        while (status.path("status").asText().equals("running")) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            status = connection.call("GET", path, Map.of());
        }
        String end = status.path("exitstatus").asText();
        if (!end.equals("OK") && !end.startsWith("WARNINGS")) {
            throw new IOException("the task failed: " + end);
        }
    }
}
