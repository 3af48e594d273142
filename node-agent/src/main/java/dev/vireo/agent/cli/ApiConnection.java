// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.option.ValueTypes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** A server and a login. */
final class ApiConnection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final URI server;
    private final Map<String, String> loginHeaders = new LinkedHashMap<>();

    ApiConnection(URI server, Optional<SSLContext> pinned) {
        this.server = server;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        pinned.ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** Logs in with a password. */
    void login(String user, String password) throws IOException, InterruptedException {
        JsonNode ticket = call("POST", "/access/ticket", Map.of("username", user, "password", password));
        String encoded = URLEncoder.encode(ticket.path("ticket").asText(), StandardCharsets.UTF_8);
        loginHeaders.put("Cookie", "PVEAuthCookie=" + encoded);
        loginHeaders.put(
                "CSRFPreventionToken", ticket.path("CSRFPreventionToken").asText());
    }

    /** Uses an API token, {@code USER@REALM!TOKEN=SECRET}. */
    void useToken(String token) {
        loginHeaders.put("Authorization", "PVEAPIToken=" + token);
    }

    /**
     * Makes a call.
     *
     * @param parameters values; one that begins with {@code @} names a file to upload
     * @return the answer's data
     * @throws IOException with the server's reason if it refused
     */
    JsonNode call(String verb, String path, Map<String, String> parameters) throws IOException, InterruptedException {
        boolean hasBody = verb.equals("POST") || verb.equals("PUT");
        String query = hasBody || parameters.isEmpty() ? "" : "?" + form(parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(base(path) + path + query));
        loginHeaders.forEach(request::header);
        Optional<Map.Entry<String, String>> upload = parameters.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith("@") && hasBody)
                .findFirst();
        if (upload.isPresent()) {
            MultipartBody body = new MultipartBody();
            request.header("Content-Type", body.contentType());
            request.method(verb, fileBody(body, parameters, upload.get()));
        } else if (hasBody) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            request.method(verb, BodyPublishers.ofString(form(parameters)));
        } else {
            request.method(verb, BodyPublishers.noBody());
        }
        return data(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** What Vireo adds to the dialect lies beside it. */
    private static String base(String path) {
        return path.startsWith("/vireo/") ? "" : "/api2/json";
    }

    private static BodyPublisher fileBody(
            MultipartBody body, Map<String, String> parameters, Map.Entry<String, String> upload) throws IOException {
        Path file = Path.of(upload.getValue().substring(1));
        if (!Files.isReadable(file)) {
            throw new IOException("the file " + file + " can't be read");
        }
        Map<String, String> fields = new LinkedHashMap<>(parameters);
        fields.remove(upload.getKey());
        return body.of(fields, upload.getKey(), file);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(entry -> Arrays.stream(entry.getValue().split(ValueTypes.LIST_SEPARATOR, -1))
                        .map(value -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private JsonNode data(HttpResponse<String> response) throws IOException {
        JsonNode body;
        try {
            body = json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IOException("the server answered " + response.statusCode() + " and no JSON", e);
        }
        if (response.statusCode() != 200) {
            throw new IOException(reason(response.statusCode(), body));
        }
        return body.path("data");
    }

    private static String reason(int status, JsonNode body) {
        StringBuilder reason = new StringBuilder(body.path("message").asText("").strip());
        body.path("errors")
                .properties()
                .forEach(error -> reason.append("\n  ")
                        .append(error.getKey())
                        .append(": ")
                        .append(error.getValue().asText().strip()));
        return reason.isEmpty() ? "the server answered " + status : reason.toString();
    }
}
