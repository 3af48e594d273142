// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Calls an agent on this machine as its administrator would from afar. */
final class NodeClient {
    private static final long PATIENCE_SECONDS = 120;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOUNDARY = "crash-test-boundary";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final String origin;
    private final Map<String, String> login = new LinkedHashMap<>();

    private NodeClient(int port, SSLContext tls) {
        this.origin = "https://127.0.0.1:" + port;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
    }

    /** Logs in as the administrator. */
    static NodeClient login(int port, String password) throws IOException {
        NodeClient client = new NodeClient(port, trustsAll());
        JsonNode ticket = client.call("POST", "/access/ticket", Map.of("username", "admin@pve", "password", password));
        client.login.put(
                "Cookie", "PVEAuthCookie=" + encode(ticket.path("ticket").asText()));
        client.login.put(
                "CSRFPreventionToken", ticket.path("CSRFPreventionToken").asText());
        return client;
    }

    /** Makes a call and answers its data; an error tells the status and the answer. */
    JsonNode call(String verb, String path, Map<String, String> parameters) throws IOException {
        boolean hasBody = verb.equals("POST") || verb.equals("PUT");
        String form = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path + (hasBody || form.isEmpty() ? "" : "?" + form)));
        if (hasBody) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(request.method(verb, hasBody ? BodyPublishers.ofString(form) : BodyPublishers.noBody()));
    }

    /** What is beyond the dialect has a place of its own. */
    private URI address(String path) {
        return URI.create(origin + (path.startsWith("/vireo/") ? "" : "/api2/json") + path);
    }

    /** Uploads an ISO image. */
    JsonNode upload(String path, String fileName, byte[] content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"";
        body.writeBytes((part + "content\"\r\n\r\niso\r\n" + part + "filename\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        login.forEach(request::header);
        try {
            var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new RefusedException(response.statusCode() + " " + response.body());
            }
            return json.readTree(response.body()).path("data");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The server lives and says no. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String answer) {
            super(answer);
        }
    }

    /** Waits for a task's end and tells how it ended. */
    String endOf(String upid) throws IOException {
        String path = "/nodes/" + CrashingNode.NODE + "/tasks/" + encode(upid) + "/status";
        JsonNode status = call("GET", path, Map.of());
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (status.path("status").asText().equals("running")) {
            if (System.nanoTime() > last) {
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + upid);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            status = call("GET", path, Map.of());
        }
        return status.path("exitstatus").asText();
    }

    /** Lines of a task's log. */
    List<String> log(String upid) throws IOException {
        String path = "/nodes/" + CrashingNode.NODE + "/tasks/" + encode(upid) + "/log";
        return call("GET", path, Map.of("limit", "500")).findValuesAsText("t");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext trustsAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The agent made its certificate a moment ago, on this machine. */
    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
