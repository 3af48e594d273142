// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Calls an agent over one TLS connection that is kept. It talks to a program that the benchmark itself started. */
final class AgentClient {
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;
    private final String base;
    private final TaskEvents events = new TaskEvents();
    private String cookie = "";
    private String csrfToken = "";

    /** @param port where the agent listens on this machine */
    AgentClient(int port) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new OwnChild()}, null);
        http = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        base = "https://localhost:" + port + "/api2/json";
    }

    /** Logs in, and listens to what happens. */
    void login(String user, String password) throws IOException, InterruptedException {
        JsonNode ticket = post("/access/ticket", Map.of("username", user, "password", password));
        cookie = "PVEAuthCookie=" + ticket.path("ticket").asText();
        csrfToken = ticket.path("CSRFPreventionToken").asText();
        URI stream = URI.create(base.replaceFirst("https", "wss").replaceFirst("/api2/json$", "/vireo/events"));
        http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(stream, events)
                .join();
    }

    /** The whole answer. */
    byte[] get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** The data of an answer. */
    JsonNode read(String path) throws IOException, InterruptedException {
        return json.readTree(get(path)).path("data");
    }

    /** The data of the answer to a form that is posted. */
    JsonNode post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return form("POST", path, fields);
    }

    /** The data of the answer to a form that is put. */
    JsonNode put(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return form("PUT", path, fields);
    }

    private JsonNode form(String verb, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(verb, path, "application/x-www-form-urlencoded", form);
    }

    /** The data of the answer to what is posted as JSON. */
    JsonNode postJson(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, "application/json", json.writeValueAsString(body));
    }

    private JsonNode send(String verb, String path, String type, String body) throws IOException, InterruptedException {
        byte[] answer = send(request(path)
                .header("Content-Type", type)
                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                .build());
        return json.readTree(answer).path("data");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Posts what starts a task and waits for its good end. */
    void runTask(String node, String path, Map<String, String> fields) throws IOException, InterruptedException {
        await(node, path, post(path, fields).asText());
    }

    /** Deletes what it takes a task to delete, and waits for its good end. */
    void deleteByTask(String node, String path) throws IOException, InterruptedException {
        byte[] answer = send(request(path).DELETE().build());
        await(node, path, json.readTree(answer).path("data").asText());
    }

    private void await(String node, String path, String upid) throws IOException, InterruptedException {
        String status = "/nodes/" + node + "/tasks/" + upid + "/status";
        while (true) {
            JsonNode task = json.readTree(get(status)).path("data");
            if (task.path("status").asText().equals("stopped")) {
                if (!task.path("exitstatus").asText().equals("OK")) {
                    throw new IOException(path + ": " + task.path("exitstatus").asText());
                }
                return;
            }
            events.awaitChange(upid);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie).header("CSRFPreventionToken", csrfToken);
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.method() + " " + request.uri().getPath() + ": " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    /** Takes every certificate: the port belongs to a child of this very program. */
    private static final class OwnChild extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
