// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import static dev.vireo.agent.guest.qemu.qmp.FakeQmpServer.GREETING;
import static dev.vireo.agent.guest.qemu.qmp.FakeQmpServer.HANG_UP;
import static dev.vireo.agent.guest.qemu.qmp.FakeQmpServer.answer;
import static dev.vireo.agent.guest.qemu.qmp.FakeQmpServer.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QmpClientTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<QmpEvent> events = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private FakeQmpServer serve(Function<String, String> answerer) throws IOException {
        return new FakeQmpServer(directory.resolve("100.qmp"), GREETING, answerer);
    }

    private QmpClient connect(Duration limit) throws IOException, InterruptedException {
        return QmpClient.connect(directory.resolve("100.qmp"), threads, events::add, limit);
    }

    @Test
    void answerCarriesWhatQemuReturns() throws IOException, InterruptedException, QmpException {
        try (FakeQmpServer server = serve(request -> answer(request, "{\"status\": \"running\"}"));
                QmpClient qmp = connect(LONG)) {
            assertThat(qmp.execute("query-status", Map.of(), LONG)
                            .path("status")
                            .asText())
                    .isEqualTo("running");
        }
    }

    @Test
    void argumentsArriveAsTypedJson() throws IOException, InterruptedException, QmpException {
        try (FakeQmpServer server = serve(request -> answer(request, request));
                QmpClient qmp = connect(LONG)) {
            QmpCall call = new QmpCall("device_add", Map.of("lun", 3, "path", Map.of("a", "b,c"), "on", true));
            JsonNode arguments = qmp.execute(call, LONG).path("arguments");
            assertThat(arguments.path("lun").isInt()).isTrue();
            assertThat(arguments.path("on").asBoolean()).isTrue();
            assertThat(arguments.path("path").path("a").asText()).isEqualTo("b,c");
        }
    }

    @Test
    void firstCommandsGoAlongWithTheAgreement() throws IOException, InterruptedException {
        List<QmpCall> first = List.of(new QmpCall("query-name", Map.of()), new QmpCall("query-uuid", Map.of()));
        try (FakeQmpServer server = serve(request -> answer(request, "\"" + commandOf(request) + "\""))) {
            QmpClient.Opened opened =
                    QmpClient.connect(directory.resolve("100.qmp"), threads, events::add, LONG, first);
            try (QmpClient qmp = opened.client()) {
                assertThat(opened.answers()).extracting(JsonNode::asText).containsExactly("query-name", "query-uuid");
                assertThat(opened.greeting().has("version")).isTrue();
            }
        }
    }

    @Test
    void refusedFirstCommandClosesTheConnectionAndIsNamed() throws IOException {
        try (FakeQmpServer server =
                serve(request -> "{\"error\": {\"class\": \"GenericError\", \"desc\": \"no net7\"}, \"id\": "
                        + number(request) + "}\n")) {
            List<QmpCall> first = List.of(new QmpCall("set_link", Map.of()));
            assertThatIOException()
                    .isThrownBy(
                            () -> QmpClient.connect(directory.resolve("100.qmp"), threads, events::add, LONG, first))
                    .withMessage("QEMU refused 'set_link': no net7");
        }
    }

    private static String commandOf(String request) {
        return request.replaceAll(".*\"execute\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void refusalNamesItsClassAndReason() throws IOException, InterruptedException {
        Function<String, String> refusing =
                request -> "{\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"no net7\"}," + " \"id\": "
                        + FakeQmpServer.number(request) + "}\r\n";
        try (FakeQmpServer server = serve(refusing);
                QmpClient qmp = connect(LONG)) {
            assertThatExceptionOfType(QmpException.class)
                    .isThrownBy(() -> qmp.execute("device_del", Map.of("id", "net7"), LONG))
                    .withMessage("no net7")
                    .satisfies(refusal -> assertThat(refusal.errorClass()).isEqualTo("DeviceNotFound"));
        }
    }

    @Test
    void lateAnswerIsDroppedAndTheNextCommandGetsItsOwn() throws IOException, InterruptedException, QmpException {
        List<String> held = new ArrayList<>();
        Function<String, String> slow = request -> {
            held.add(answer(request, "\"" + (held.isEmpty() ? "late" : "own") + "\""));
            return held.size() == 1 ? "" : String.join("", held);
        };
        try (FakeQmpServer server = serve(slow);
                QmpClient qmp = connect(LONG)) {
            assertThatExceptionOfType(QmpTimeoutException.class).isThrownBy(() -> qmp.execute("stop", Map.of(), SHORT));
            assertThat(qmp.execute("cont", Map.of(), LONG).asText()).isEqualTo("own");
        }
    }

    @Test
    void eventsReachTheListenerInOrderAmongAnswers() throws IOException, InterruptedException, QmpException {
        StringBuilder storm = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            storm.append("{\"event\": \"E")
                    .append(i)
                    .append("\", \"timestamp\": {\"seconds\": 1, \"microseconds\": 2}}\r\n");
        }
        try (FakeQmpServer server = serve(request -> storm + answer(request, "1"));
                QmpClient qmp = connect(LONG)) {
            assertThat(qmp.execute("cont", Map.of(), LONG).asInt()).isEqualTo(1);
            assertThat(events).hasSize(20_000);
            assertThat(events.get(19_999).name()).isEqualTo("E19999");
            assertThat(events.get(0).data().isObject()).isTrue();
        }
    }

    @Test
    void answerOfSeveralMebibytesArrivesWhole() throws IOException, InterruptedException, QmpException {
        String large = "ä".repeat(3 << 20);
        try (FakeQmpServer server = serve(request -> answer(request, "\"" + large + "\""));
                QmpClient qmp = connect(LONG)) {
            assertThat(qmp.execute("query-qmp-schema", Map.of(), LONG).asText()).isEqualTo(large);
        }
    }

    @Test
    void commandsOfManyThreadsGetTheirOwnAnswers() throws Exception {
        try (FakeQmpServer server = serve(request -> answer(request, request));
                QmpClient qmp = connect(LONG)) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                answers.add(threads.submit(() -> qmp.execute("echo", Map.of("n", number), LONG)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get().path("arguments").path("n").asInt())
                        .isEqualTo(i);
            }
        }
    }

    @Test
    void connectionThatEndsInTheMiddleOfAnAnswerFailsTheCommand() throws IOException, InterruptedException {
        try (FakeQmpServer server = serve(request -> "{\"return\": {\"half\": " + HANG_UP);
                QmpClient qmp = connect(LONG)) {
            assertThatIOException().isThrownBy(() -> qmp.execute("query-status", Map.of(), LONG));
            qmp.end().join();
            assertThatIOException().isThrownBy(() -> qmp.execute("query-status", Map.of(), LONG));
        }
    }

    @Test
    void garbageEndsTheConnection() throws IOException, InterruptedException {
        try (FakeQmpServer server = serve(request -> "this is no JSON\r\n");
                QmpClient qmp = connect(LONG)) {
            assertThatIOException().isThrownBy(() -> qmp.execute("query-status", Map.of(), LONG));
            qmp.end().join();
        }
    }

    @Test
    void serverThatDoesNotGreetIsGivenUp() throws IOException {
        try (FakeQmpServer server = new FakeQmpServer(directory.resolve("100.qmp"), "", request -> "")) {
            assertThatExceptionOfType(QmpTimeoutException.class).isThrownBy(() -> connect(SHORT));
        }
    }

    @Test
    void closingFailsCommandsThatWait() throws IOException, InterruptedException {
        try (FakeQmpServer server = serve(request -> "");
                QmpClient qmp = connect(LONG)) {
            Future<JsonNode> answer = threads.submit(() -> qmp.execute("stop", Map.of(), LONG));
            qmp.close();
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(answer::get)
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void absentSocketIsAnError() {
        assertThatIOException().isThrownBy(() -> connect(SHORT));
    }
}
