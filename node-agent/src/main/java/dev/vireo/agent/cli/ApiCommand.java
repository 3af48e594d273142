// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.Endpoints;
import dev.vireo.model.option.ValueTypes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vireo cli api}: any call of the API. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        description = "Calls the API: vireo cli api get /cluster/resources type=vm")
final class ApiCommand implements Runnable {
    @ParentCommand
    @Nullable
    VireoCommand root;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--list", description = "Lists what can be called, without calling.")
    boolean isListed;

    @Override
    public void run() {
        if (isListed) {
            PrintWriter out = command().commandLine().getOut();
            Endpoints.ALL.stream()
                    .sorted(Comparator.<Endpoint<?>, String>comparing(Endpoint::path)
                            .thenComparing(Endpoint::verb))
                    .forEach(endpoint -> out.printf("%-7s%s%n", word(endpoint), endpoint.path()));
        } else {
            throw new ParameterException(command().commandLine(), "say what to do: get, create, set, delete or --list");
        }
    }

    private static String word(Endpoint<?> endpoint) {
        return switch (endpoint.verb()) {
            case GET -> "get";
            case POST -> "create";
            case PUT -> "set";
            case DELETE -> "delete";
        };
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return spec;
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Reads.")
    void get(@Parameters(paramLabel = "PATH") String path, @Parameters(arity = "0..*") @Nullable List<String> values)
            throws IOException, InterruptedException {
        call("GET", path, values, false);
    }

    @Command(
            name = "create",
            aliases = "post",
            mixinStandardHelpOptions = true,
            description = "Makes or acts; a value @FILE uploads a file.")
    void create(
            @Option(names = "--wait", description = "Wait for the task and fail if it fails.") boolean waits,
            @Parameters(paramLabel = "PATH") String path,
            @Parameters(arity = "0..*", paramLabel = "NAME=VALUE") @Nullable List<String> values)
            throws IOException, InterruptedException {
        call("POST", path, values, waits);
    }

    @Command(name = "set", aliases = "put", mixinStandardHelpOptions = true, description = "Changes.")
    void set(
            @Option(names = "--wait", description = "Wait for the task and fail if it fails.") boolean waits,
            @Parameters(paramLabel = "PATH") String path,
            @Parameters(arity = "0..*", paramLabel = "NAME=VALUE") @Nullable List<String> values)
            throws IOException, InterruptedException {
        call("PUT", path, values, waits);
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Removes.")
    void delete(
            @Option(names = "--wait", description = "Wait for the task and fail if it fails.") boolean waits,
            @Parameters(paramLabel = "PATH") String path,
            @Parameters(arity = "0..*", paramLabel = "NAME=VALUE") @Nullable List<String> values)
            throws IOException, InterruptedException {
        call("DELETE", path, values, waits);
    }

    private void call(String verb, String path, @Nullable List<String> values, boolean waits)
            throws IOException, InterruptedException {
        if (root == null || !path.startsWith("/")) {
            throw new ParameterException(command().commandLine(), "PATH begins with a slash - got '" + path + "'");
        }
        ApiConnection connection = root.connection.connect();
        JsonNode answer = connection.call(verb, path, parameters(values == null ? List.of() : values));
        command()
                .commandLine()
                .getOut()
                .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        command().commandLine().getOut().flush();
        if (waits && answer.asText().startsWith("UPID:")) {
            new TaskWaiter(connection).await(answer.asText());
        }
    }

    private Map<String, String> parameters(List<String> values) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        command().commandLine(), "parameters have the form NAME=VALUE - got '" + value + "'");
            }
            // What is given several times is a list.
            parameters.merge(
                    value.substring(0, equals),
                    value.substring(equals + 1),
                    (first, second) -> first + ValueTypes.LIST_SEPARATOR + second);
        }
        return parameters;
    }
}
