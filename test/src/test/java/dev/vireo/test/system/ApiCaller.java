// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a node's API as a foreign client would: it knows HTTP and the dialect, and none of the agent's types. */
final class ApiCaller {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> credentials;

    private ApiCaller(HttpClient client, URI base, Map<String, String> credentials) {
        this.client = client;
        this.base = base;
        this.credentials = credentials;
    }

    /** A caller who is not logged in. */
    static ApiCaller anonymous(int port, String fingerprint) throws GeneralSecurityException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(PinnedCertificate.context(fingerprint))
                .build();
        return new ApiCaller(client, URI.create("https://127.0.0.1:" + port), Map.of());
    }

    /** The same caller, logged in with a password. */
    ApiCaller login(String user, String password) throws IOException, InterruptedException {
        JsonNode ticket = post("/access/ticket", Map.of("username", user, "password", password))
                .data();
        return new ApiCaller(
                client,
                base,
                Map.of(
                        "Cookie",
                        "PVEAuthCookie=" + encode(ticket.path("ticket").asText()),
                        "CSRFPreventionToken",
                        ticket.path("CSRFPreventionToken").asText()));
    }

    /** The same caller with an API token. */
    ApiCaller withToken(String fullTokenId, String secret) {
        return new ApiCaller(client, base, Map.of("Authorization", "PVEAPIToken=" + fullTokenId + "=" + secret));
    }

    /** Opens a WebSocket of the path, which may have a query, and waits until it is open. */
    WebSocket open(String path, WebSocket.Listener listener) {
        WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("binary");
        credentials.forEach(builder::header);
        return builder.buildAsync(
                        URI.create(base.toString().replaceFirst("^https", "wss") + root(path) + path), listener)
                .join();
    }

    ApiReply get(String path) throws IOException, InterruptedException {
        return call("GET", path, Map.of());
    }

    ApiReply post(String path, Map<String, String> arguments) throws IOException, InterruptedException {
        return call("POST", path, arguments);
    }

    ApiReply put(String path, Map<String, String> arguments) throws IOException, InterruptedException {
        return call("PUT", path, arguments);
    }

    ApiReply delete(String path) throws IOException, InterruptedException {
        return call("DELETE", path, Map.of());
    }

    /**
     * Makes a call.
     *
     * @param path below {@code /api2/json}, encoded
     * @param arguments go into the body where the method has one, else into the query
     */
    ApiReply call(String verb, String path, Map<String, String> arguments) throws IOException, InterruptedException {
        boolean hasBody = verb.equals("POST") || verb.equals("PUT");
        String form = arguments.entrySet().stream()
                .map(argument -> encode(argument.getKey()) + "=" + encode(argument.getValue()))
                .collect(Collectors.joining("&"));
        if (hasBody) {
            return send(verb, path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
        }
        return send(verb, form.isEmpty() ? path : path + "?" + form, "", BodyPublishers.noBody());
    }

    /** Posts a JSON text as it is. */
    ApiReply postJson(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Sends a file as a form with the parts in the dialect's order. */
    ApiReply upload(String path, String content, String fileName, byte[] file)
            throws IOException, InterruptedException {
        String boundary = "----------vireo-system-test";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n" + content
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"filename\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        byte[] all = new byte[head.getBytes(UTF_8).length + file.length + tail.length()];
        System.arraycopy(head.getBytes(UTF_8), 0, all, 0, head.getBytes(UTF_8).length);
        System.arraycopy(file, 0, all, head.getBytes(UTF_8).length, file.length);
        System.arraycopy(tail.getBytes(UTF_8), 0, all, all.length - tail.length(), tail.length());
        return send("POST", path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(all));
    }

    private ApiReply send(String verb, String path, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + root(path) + path))
                .method(verb, body)
                .timeout(PATIENCE);
        credentials.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new ApiReply(verb + " " + path, response.statusCode(), JSON.readTree(response.body()));
    }

    /** What is added to the dialect lies beside it. */
    private static String root(String path) {
        return path.startsWith("/vireo/") ? "" : "/api2/json";
    }

    /** Puts bytes as they are. */
    ApiReply putBytes(String path, byte[] bytes) throws IOException, InterruptedException {
        return send("PUT", path, "application/octet-stream", BodyPublishers.ofByteArray(bytes));
    }

    /** A value as it stands in a path, a query or a form. */
    static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
