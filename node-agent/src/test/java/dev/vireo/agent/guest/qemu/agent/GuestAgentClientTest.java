// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GuestAgentClientTest {
    private static final Vmid GUEST = new Vmid(100);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    private GuestAgentClient client;

    @SuppressWarnings("NullAway.Init") // the fields are set before each test
    GuestAgentClientTest() {}

    @BeforeEach
    void makeClient() {
        client = new GuestAgentClient(new QemuFiles(directory), 7);
    }

    private FakeGuestAgent agent(Function<String, String> answerer) throws IOException {
        return new FakeGuestAgent(directory.resolve("100.qga"), answerer);
    }

    @Test
    void answerCarriesWhatTheAgentReturns() throws IOException, InterruptedException {
        try (FakeGuestAgent agent = agent(line -> "{\"return\": {\"host-name\": \"h\"}}\n")) {
            assertThat(client.ask(GUEST, "guest-get-host-name", Map.of(), LONG)
                            .path("host-name")
                            .asText())
                    .isEqualTo("h");
            assertThat(agent.commands()).containsExactly("guest-get-host-name");
        }
    }

    @Test
    void lateAnswersToOthersAreThrownAway() throws IOException, InterruptedException {
        try (FakeGuestAgent agent = agent(line -> "{\"return\": \"own\"}\n")) {
            agent.saysFirst("{\"return\": \"late\"}\n\u00ff{\"return\": 3}\n{\"return\": \"later\"}\n{\"half");
            assertThat(client.ask(GUEST, "guest-get-time", Map.of(), LONG).asText())
                    .isEqualTo("own");
        }
    }

    @Test
    void refusalCarriesTheAgentsReason() throws IOException {
        try (FakeGuestAgent agent = agent(line -> "{\"error\": {\"class\": \"X\", \"desc\": \"not now\"}}\n")) {
            assertThatExceptionOfType(GuestAgentException.class)
                    .isThrownBy(() -> client.ask(GUEST, "guest-fstrim", Map.of(), LONG))
                    .withMessageContaining("not now");
            assertThatExceptionOfType(GuestAgentException.class)
                    .isThrownBy(() -> client.tell(GUEST, "guest-shutdown", Map.of()));
        }
    }

    @Test
    void silenceEndsWithThePatience() throws IOException, InterruptedException {
        try (FakeGuestAgent agent = agent(line -> "")) {
            assertThatExceptionOfType(GuestAgentTimeoutException.class)
                    .isThrownBy(() -> client.ask(GUEST, "guest-info", Map.of(), SHORT));
            client.tell(GUEST, "guest-shutdown", Map.of());
            assertThat(agent.commands()).containsExactly("guest-info", "guest-shutdown");
        }
    }

    @Test
    void machineWithoutAgentDoesNotAnswer() throws InterruptedException {
        assertThat(client.answers(GUEST)).isFalse();
    }

    @Test
    void garbageIsAnError() throws IOException {
        try (FakeGuestAgent agent = agent(line -> "no JSON at all\n")) {
            assertThatIOException().isThrownBy(() -> client.ask(GUEST, "guest-info", Map.of(), LONG));
        }
    }

    /** Gives a second talker the time to come; there should be none. */
    private static void awaitBriefly(CountDownLatch second) {
        try {
            if (!second.await(300, TimeUnit.MILLISECONDS)) {
                // Nobody came, as it should be.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void neverTwoTalkAtOnce() throws Exception {
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicInteger talkers = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        try (FakeGuestAgent agent = agent(line -> {
            most.accumulateAndGet(talkers.incrementAndGet(), Math::max);
            second.countDown();
            awaitBriefly(second);
            talkers.decrementAndGet();
            return "{\"return\": " + count.incrementAndGet() + "}\n";
        })) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() ->
                        client.ask(GUEST, "guest-get-time", Map.of(), LONG).asInt()));
            }
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                numbers.add(answer.get());
            }
            assertThat(numbers).doesNotHaveDuplicates().hasSize(20);
            assertThat(most).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
