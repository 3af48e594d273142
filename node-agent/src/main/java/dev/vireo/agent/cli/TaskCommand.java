// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vireo cli task}: tasks of a node. */
@Command(name = "task", mixinStandardHelpOptions = true, description = "Shows what a task did.")
final class TaskCommand implements Runnable {
    private static final int CHUNK = 500;
    private static final long PAUSE_MILLISECONDS = 500;

    @ParentCommand
    @Nullable
    VireoCommand root;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(command().commandLine(), "say what to do: log UPID");
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return spec;
    }

    @Command(name = "log", mixinStandardHelpOptions = true, description = "Prints a task's log.")
    void log(
            @Option(names = "--follow", description = "Go on until the task ends.") boolean follows,
            @Parameters(paramLabel = "UPID") String upid)
            throws IOException, InterruptedException {
        if (root == null) {
            throw new IllegalStateException("picocli sets it");
        }
        ApiConnection connection = root.connection.connect();
        String path = TaskWaiter.path(upid);
        int printed = printFrom(connection, path, 0);
        while (follows && isRunning(connection, path)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            printed = printFrom(connection, path, printed);
        }
        printFrom(connection, path, printed);
    }

    private static boolean isRunning(ApiConnection connection, String path) throws IOException, InterruptedException {
        JsonNode status = connection.call("GET", path + "/status", Map.of());
        return status.path("status").asText().equals("running");
    }

    private int printFrom(ApiConnection connection, String path, int first) throws IOException, InterruptedException {
        PrintWriter out = command().commandLine().getOut();
        int next = first;
        while (true) {
            JsonNode lines = connection.call(
                    "GET", path + "/log", Map.of("start", Integer.toString(next), "limit", Integer.toString(CHUNK)));
            lines.forEach(line -> out.println(line.path("t").asText()));
            next += lines.size();
            if (lines.size() < CHUNK) {
                out.flush();
                return next;
            }
        }
    }
}
