// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskEntry;
import dev.vireo.model.task.TaskStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TaskApiTest {
    private static final UserId JOE = UserId.parse("joe@pve");
    private static final TokenId TOKEN = TokenId.parse("joe@pve!tool");

    private final AgentThreads threads = new AgentThreads();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private NodeDatabase database;
    private Tasks tasks;
    private TaskApi api;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws InterruptedException {
        database = new NodeDatabase(folder.resolve("node.db"));
        tasks = new Tasks(
                new NodeName("n1"),
                new Tasks.TaskHost(folder.resolve("tasks"), database, threads.tasks()),
                () -> Instant.ofEpochSecond(1_800_000_000),
                StepListener.NONE);
        api = new TaskApi(
                tasks,
                (who, upid) -> who.equals(UserId.ROOT)
                        || who.user().equals(upid.owner().user()));
        tasks.runAndWait("qmstart", "100", JOE, context -> context.line("starting"));
        tasks.runAndWait("qmstop", "101", UserId.ROOT, context -> context.warn("slow"));
        assertThatThrownBy(() -> tasks.runAndWait("imgdel", "100", TOKEN, context -> {
                    throw ApiException.failed("busy");
                }))
                .hasMessage("busy");
        tasks.start("imgcopy", "102", JOE, context -> mayEnd.await());
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        threads.close();
        database.close();
    }

    private List<String> types(Principal caller, String... keysAndValues) {
        return api.list(caller, arguments(TaskEndpoints.LIST, keysAndValues)).stream()
                .map(TaskEntry::type)
                .toList();
    }

    private static Arguments arguments(Endpoint<?> endpoint, String... keysAndValues) {
        Map<String, String> given = new HashMap<>(Map.of("node", "n1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Arguments.check(endpoint.parameters(), given);
    }

    private Upid upid(String type) {
        return api.list(UserId.ROOT, arguments(TaskEndpoints.LIST, "source", "all")).stream()
                .filter(entry -> entry.type().equals(type))
                .map(entry -> Upid.parse(entry.upid()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listHoldsWhatIsAskedForAndMayBeSeen() {
        assertThat(types(UserId.ROOT)).containsExactly("imgdel", "qmstop", "qmstart");
        assertThat(types(UserId.ROOT, "source", "active")).containsExactly("imgcopy");
        assertThat(types(UserId.ROOT, "source", "all", "limit", "2", "start", "1"))
                .containsExactly("imgdel", "qmstop");
        assertThat(types(UserId.ROOT, "vmid", "100")).containsExactly("imgdel", "qmstart");
        assertThat(types(UserId.ROOT, "errors", "1")).containsExactly("imgdel");
        assertThat(types(UserId.ROOT, "statusfilter", "ok,warning")).containsExactly("qmstop", "qmstart");
        assertThat(types(UserId.ROOT, "typefilter", "qmstop")).containsExactly("qmstop");
        assertThat(types(UserId.ROOT, "since", "1800000001")).isEmpty();
        assertThat(types(JOE, "source", "all")).containsExactly("imgcopy", "imgdel", "qmstart");
    }

    @Test
    void statusTellsTheUserAndTheToken() {
        TaskStatus failed = api.status(
                arguments(TaskEndpoints.STATUS, "upid", upid("imgdel").toString()));

        assertThat(failed.user()).isEqualTo("joe@pve");
        assertThat(failed.tokenid()).isEqualTo("tool");
        assertThat(failed.status()).isEqualTo("stopped");
        assertThat(failed.exitstatus()).isEqualTo("busy");
        assertThat(api.status(arguments(
                                TaskEndpoints.STATUS, "upid", upid("imgcopy").toString()))
                        .status())
                .isEqualTo("running");
    }

    @Test
    void logHasItsLinesInPieces() {
        String upid = upid("qmstart").toString();

        assertThat(api.log(arguments(TaskEndpoints.LOG, "upid", upid)))
                .extracting(LogLine::t)
                .containsExactly("starting", "TASK OK");
        assertThat(api.log(arguments(TaskEndpoints.LOG, "upid", upid, "start", "1")))
                .extracting(LogLine::n)
                .containsExactly(2);
    }

    @Test
    void taskThatDoesNotExistIsNamed() {
        String unknown = "UPID:n1:00000099:00000001:60000000:qmstart:100:root@pam:";

        assertThatThrownBy(() -> api.status(arguments(TaskEndpoints.STATUS, "upid", unknown)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsEntry("upid", "no such task"));
    }
}
