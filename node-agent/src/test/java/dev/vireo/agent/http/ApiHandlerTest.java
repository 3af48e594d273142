// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.api.Answer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.Permission;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.util.HeaderMap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The handler behind a real server; requests are written as bytes, so that nothing between mends them. */
@Timeout(30)
class ApiHandlerTest {
    private static final Option<String> NAME = required("name", ValueTypes.text(), "Name");
    private static final Option<Long> SIZE = optional("size", ValueTypes.integer(1, 9), "Size");
    private static final Option<Boolean> WANTED = optional("wanted", ValueTypes.flag(), "Wanted");
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json; charset=utf-8\r\n";
    private static final String LOGIN = "Authorization: joe\r\n";

    private Undertow server;

    @BeforeEach
    void start() {
        Routes routes = new Routes()
                .on(
                        Endpoint.post("/things", NAME, SIZE, WANTED).allows(Permission.anyUser(), Answer.fields()),
                        ApiHandlerTest::echo)
                .on(
                        Endpoint.get("/things", optional("name", ValueTypes.text(), "Name"), SIZE)
                                .allows(Permission.anyUser(), Answer.fields()),
                        ApiHandlerTest::echo)
                .on(
                        Endpoint.get("/things/{name}", NAME).allows(Permission.anyUser(), Answer.fields()),
                        ApiHandlerTest::echo)
                .on(Endpoint.delete("/things/{name}", NAME).allows(Permission.anyUser(), Answer.none()), call -> null)
                .on(
                        Endpoint.get("/nodes/{node}/secret", PathParameters.NODE, SIZE)
                                .allows(Permission.on("/nodes/{node}"), Answer.fields()),
                        ApiHandlerTest::echo)
                .on(
                        Endpoint.get("/nodes/{node}/plain", PathParameters.NODE)
                                .allows(Permission.anyone(), Answer.fields()),
                        call -> Map.of("yes", true, "no", false))
                .onBytes(
                        Endpoint.put("/vireo/things/{name}", NAME, SIZE).allows(Permission.anyUser(), Answer.fields()),
                        (call, exchange) -> Map.of(
                                "size",
                                String.valueOf(call.get(SIZE).orElse(0L)),
                                "bytes",
                                exchange.getInputStream().readAllBytes().length))
                .on(Endpoint.get("/fails").allows(Permission.anyone(), Answer.none()), call -> {
                    throw ApiException.failed("no spâce\r\nX-Evil: 1\nmore");
                })
                .on(Endpoint.get("/breaks").allows(Permission.anyone(), Answer.none()), call -> {
                    throw new IOException("the disk broke");
                });
        ApiHandler handler = new ApiHandler(new NodeName("n1"), routes, new TestGate(), Duration.ZERO);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setHandler(handler)
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Map<String, Object> echo(Call call) {
        return Map.copyOf(call.arguments().options().asMap());
    }

    /** Who names joe comes in; nobody holds a privilege. */
    private static final class TestGate implements Gate {
        @Override
        public Optional<Principal> authenticate(HeaderMap headers, @Nullable String ticketCookie, boolean isWrite) {
            String name = headers.getFirst("Authorization");
            if (name != null && !name.equals("joe")) {
                throw new ApiException(ErrorKind.NOT_LOGGED_IN, "Authentication failed!");
            }
            if (isWrite && "joe".equals(headers.getFirst("X-Forged"))) {
                throw new ApiException(ErrorKind.NOT_LOGGED_IN, "Permission denied - invalid csrf token");
            }
            return Optional.ofNullable(name).map(joe -> new UserId(joe, "pve"));
        }

        @Override
        public void check(Optional<Principal> caller, Endpoint<?> endpoint, Arguments arguments) {
            if (endpoint.permission() instanceof Permission.Holds) {
                throw ApiException.forbidden("/nodes/n1, Sys.Audit");
            }
        }
    }

    private record Reply(String statusLine, String head, JsonNode body) {
        JsonNode data() {
            return body.get("data");
        }
    }

    @Test
    void clientThatIsRefusedEarlyMaySendTheRest() throws IOException {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        byte[] piece = new byte[1 << 20];
        int pieces = 24;
        String head = "PUT /vireo/things/a?size=99 HTTP/1.1\r\nHost: n1\r\n" + LOGIN + "Content-Length: "
                + (long) pieces * piece.length + "\r\n\r\n";
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
            for (int sent = 0; sent < pieces; sent++) {
                socket.getOutputStream().write(piece);
            }
            assertThat(new String(status, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 400");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("size");
        }
    }

    private Reply send(String method, String target, String headers, String body) throws IOException {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String length = content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n";
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: n1\r\nConnection: close\r\n" + length + headers + "\r\n";
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            int line = answer.indexOf("\r\n");
            return new Reply(
                    answer.substring(0, line),
                    answer.substring(line, end),
                    new ObjectMapper().readTree(answer.substring(end + 4)));
        }
    }

    private Reply get(String path) throws IOException {
        return send("GET", "/api2/json" + path, LOGIN, "");
    }

    private Reply post(String target, String type, String body) throws IOException {
        return send("POST", "/api2/json" + target, LOGIN + type, body);
    }

    @Test
    void aFormIsRead() throws IOException {
        Reply reply = post("/things", FORM, "name=a%20b+c%C3%A4&size=3");

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(reply.data().get("name").asText()).isEqualTo("a b cä");
        assertThat(reply.data().get("size").asText()).isEqualTo("3");
        assertThat(reply.head()).contains("application/json;charset=UTF-8").contains("pve-api-daemon/3.0");
    }

    @Test
    void aJsonObjectIsReadBooleansAndListsAsTheDialectWritesThem() throws IOException {
        Reply reply = post("/things", JSON, "{\"name\": [\"a\", 1], \"size\": 3, \"wanted\": true}");

        assertThat(reply.data().toString()).contains("\"name\":\"a,1\"", "\"size\":\"3\"", "\"wanted\":\"1\"");
    }

    @Test
    void theQueryWinsOverTheBodyAndTheCacheBreakerIsDropped() throws IOException {
        Reply reply = post("/things?size=4&_dc=123", FORM, "name=a&size=3");

        assertThat(reply.data().get("size").asText()).isEqualTo("4");
        assertThat(reply.data().has("_dc")).isFalse();
    }

    @Test
    void aRepeatedKeyIsAListWithCommas() throws IOException {
        assertThat(get("/things?name=a&name=b").data().get("name").asText()).isEqualTo("a,b");
    }

    @Test
    void segmentsOfThePathAreDecodedOnceAndAPlusStays() throws IOException {
        assertThat(get("/things/a%2Fb+c%2525").data().get("name").asText()).isEqualTo("a/b+c%25");
        assertThat(get("//things//x/").data().get("name").asText()).isEqualTo("x");
    }

    @Test
    void aParameterThatContradictsThePathIsRefused() throws IOException {
        Reply reply = get("/things/a?name=b");

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 400 Parameter verification failed.");
        assertThat(reply.body().get("errors").has("name")).isTrue();
        assertThat(get("/things/a?name=a").data().get("name").asText()).isEqualTo("a");
    }

    @Test
    void everyBadArgumentIsNamed() throws IOException {
        Reply reply = post("/things", FORM, "size=99&other=1");

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 400 Parameter verification failed.");
        assertThat(reply.data().isNull()).isTrue();
        assertThat(reply.body().get("message").asText()).isEqualTo("Parameter verification failed.\n");
        JsonNode errors = reply.body().get("errors");
        assertThat(errors.get("size").asText()).isEqualTo("value must have a maximum value of 9");
        assertThat(errors.get("name").asText()).isEqualTo("property is missing and it is not optional");
        assertThat(errors.get("other").asText())
                .isEqualTo("property is not defined in schema and the schema does not allow additional properties");
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() throws IOException {
        assertThat(post("/things", JSON, "{\"name\":").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(post("/things", JSON, "[1]").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(post("/things", JSON, "{\"name\": {}}").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(post("/things", FORM, "name=%zz").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(get("/things/%zz").statusLine()).startsWith("HTTP/1.1 400 ");
        assertThat(post("/things", "Content-Type: text/xml\r\n", "<a/>").statusLine())
                .isEqualTo("HTTP/1.1 506 unsupported content type");
    }

    @Test
    void whatNobodyAnswersIsNotImplemented() throws IOException {
        assertThat(get("/nothing").statusLine()).isEqualTo("HTTP/1.1 501 Method 'GET /nothing' not implemented");
        assertThat(send("PUT", "/api2/json/things", LOGIN, "").statusLine())
                .isEqualTo("HTTP/1.1 501 Method 'PUT /things' not implemented");
        assertThat(send("PATCH", "/api2/json/things", LOGIN, "").statusLine()).startsWith("HTTP/1.1 501 ");
        assertThat(send("GET", "/api2/xml/things", LOGIN, "").statusLine()).isEqualTo("HTTP/1.1 501 no such uri");
        assertThat(send("GET", "/", LOGIN, "").statusLine()).isEqualTo("HTTP/1.1 501 no such uri");
    }

    @Test
    void whoMayNotIsToldWhatIsNeededBeforeItsArgumentsAreLookedAt() throws IOException {
        Reply reply = get("/nodes/n1/secret?size=99");

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 403 Permission check failed (/nodes/n1, Sys.Audit)");
        assertThat(reply.body().has("errors")).isFalse();
    }

    @Test
    void whoIsNotLoggedInIsSentToDoSo() throws IOException {
        assertThat(send("GET", "/api2/json/things", "", "").statusLine()).isEqualTo("HTTP/1.1 401 No ticket");
        assertThat(send("GET", "/api2/json/things", "Authorization: eve\r\n", "")
                        .statusLine())
                .isEqualTo("HTTP/1.1 401 Authentication failed!");
        assertThat(send("POST", "/api2/json/things", FORM, "name=a").statusLine())
                .isEqualTo("HTTP/1.1 401 No ticket");
        assertThat(send("GET", "/api2/json/nodes/n1/plain", "Authorization: eve\r\n", "")
                        .statusLine())
                .isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void booleansAreNumbers() throws IOException {
        assertThat(get("/nodes/n1/plain").data().get("yes").toString()).isEqualTo("1");
        assertThat(get("/nodes/n1/plain").data().get("no").toString()).isEqualTo("0");
    }

    @Test
    void anotherNodeIsNotThisOne() throws IOException {
        assertThat(get("/nodes/n2/plain").statusLine())
                .startsWith("HTTP/1.1 500 ")
                .contains("n2");
    }

    @Test
    void theReasonPhraseIsTheFirstLineOfTheFailureAndInjectsNoHeader() throws IOException {
        Reply reply = get("/fails");

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 500 no sp?ce");
        assertThat(reply.head()).doesNotContain("X-Evil");
        assertThat(reply.body().get("message").asText()).startsWith("no spâce\r\n");
    }

    @Test
    void anUnexpectedFailureIsAnAnswerToo() throws IOException {
        assertThat(get("/breaks").statusLine()).isEqualTo("HTTP/1.1 500 the disk broke");
    }

    @Test
    void extjsWrapsSuccessAndFailureWithStatus200() throws IOException {
        Reply good = send("GET", "/api2/extjs/things/a", LOGIN, "");
        assertThat(good.body().get("success").asInt()).isEqualTo(1);
        assertThat(good.data().get("name").asText()).isEqualTo("a");

        Reply bad = send("GET", "/api2/extjs/things?size=0", LOGIN, "");
        assertThat(bad.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(bad.body().get("success").asInt()).isZero();
        assertThat(bad.body().get("status").asInt()).isEqualTo(400);
        assertThat(bad.body().get("errors").has("size")).isTrue();
    }

    @Test
    void aBodyHasALimit() throws IOException {
        int room = 512 * 1024 - "name=".length();

        assertThat(post("/things", FORM, "name=" + "a".repeat(room)).statusLine())
                .isEqualTo("HTTP/1.1 200 OK");
        assertThat(post("/things", FORM, "name=" + "a".repeat(room + 1)).statusLine())
                .isEqualTo("HTTP/1.1 501 for data too large");
    }

    @Test
    void onlyCallsThatChangeHaveABody() throws IOException {
        assertThat(send("GET", "/api2/json/things", LOGIN + FORM, "name=a").statusLine())
                .isEqualTo("HTTP/1.1 501 Unexpected content for method 'GET'");
        assertThat(send("DELETE", "/api2/json/things/a", LOGIN + FORM, "name=a").statusLine())
                .isEqualTo("HTTP/1.1 501 Unexpected content for method 'DELETE'");
        assertThat(send("DELETE", "/api2/json/things/a", LOGIN, "").data().isNull())
                .isTrue();
    }

    @Test
    void aPathThatNoRouteAnswersListsWhatIsBelow() throws IOException {
        assertThat(get("/").data().findValuesAsText("subdir")).containsExactly("breaks", "fails", "nodes", "things");
        assertThat(send("GET", "/api2/json/", "", "").statusLine()).isEqualTo("HTTP/1.1 401 No ticket");
    }

    @Test
    void whatIsAddedToTheDialectLiesBesideIt() throws IOException {
        Reply reply = send("PUT", "/vireo/things/a?size=3", LOGIN, "12345");

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(reply.data().get("bytes").asInt()).isEqualTo(5);
        assertThat(reply.data().get("size").asText()).isEqualTo("3");
        assertThat(send("PUT", "/api2/json/vireo/things/a", LOGIN, "1").statusLine())
                .isEqualTo("HTTP/1.1 501 no such uri");
    }

    @Test
    void parametersOfACallThatSendsBytesAreCheckedAndSoIsWhetherItIsForged() throws IOException {
        assertThat(send("PUT", "/vireo/things/a?size=99", LOGIN, "1").statusLine())
                .startsWith("HTTP/1.1 400 ");
        assertThat(send("PUT", "/vireo/things/a", LOGIN + "X-Forged: joe\r\n", "1")
                        .statusLine())
                .isEqualTo("HTTP/1.1 401 Permission denied - invalid csrf token");
    }

    @Test
    void everyFailureEndsTheConnection() throws IOException {
        String persistent = "GET /api2/json/%s HTTP/1.1\r\nHost: n1\r\n" + LOGIN + "\r\n";
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            for (String path : new String[] {"things/a", "fails"}) {
                socket.getOutputStream().write(persistent.formatted(path).getBytes(StandardCharsets.ISO_8859_1));
            }
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers)
                    .contains("HTTP/1.1 200 OK")
                    .contains("HTTP/1.1 500 ")
                    .contains("Connection: close");
        }
    }
}
