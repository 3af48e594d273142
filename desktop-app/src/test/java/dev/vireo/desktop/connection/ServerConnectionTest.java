// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.desktop.client.CertificatePin;
import dev.vireo.desktop.client.Credentials;
import dev.vireo.desktop.client.FakeAgent;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.inventory.ConnectionState.LoginNeeded;
import dev.vireo.desktop.inventory.ConnectionState.Offline;
import dev.vireo.desktop.inventory.ConnectionState.Online;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.task.TaskItem;
import dev.vireo.desktop.task.Tasks;
import dev.vireo.model.id.UserId;
import java.io.IOException;
import java.time.Instant;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerConnectionTest {
    private static final String STARTED = "UPID:pve1:0000C0E0:0001E240:66A00020:qmstart:104:root@pam:";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SameThreadBackground background = new SameThreadBackground();
    private final Inventory inventory = new Inventory();
    private final Tasks tasks = new Tasks();
    private FakeAgent agent;
    private Datacenter datacenter;
    private ServerConnection connection;

    @BeforeEach
    void connect() throws IOException {
        agent = new FakeAgent();
        CertificatePin pin = new CertificatePin(agent.fingerprint());
        AgentClient client = new AgentClient(
                new OkHttpClient(),
                agent.address(),
                pin,
                new Credentials(UserId.parse("admin@pve"), "secret"),
                () -> now,
                () -> false);
        datacenter = new Datacenter("test", "test", client);
        inventory.add(datacenter);
        connection = new ServerConnection(
                new ServerConnection.Link(datacenter, client, pin), inventory, tasks, background, () -> now);
    }

    @AfterEach
    void end() {
        connection.close();
        agent.close();
    }

    private long calls(String path) {
        return agent.requests().stream()
                .filter(request -> request.getUrl().encodedPath().equals("/api2/json/" + path))
                .count();
    }

    private void pass(long milliseconds) {
        now = now.plusMillis(milliseconds);
        background.tick();
    }

    @Test
    void theServerIsReadAnewOnceInAWhile() {
        connection.start();
        assertThat(datacenter.connectionProperty().get()).isInstanceOf(Online.class);
        pass(500);
        assertThat(calls("cluster/resources")).isEqualTo(1);
        pass(2000);

        assertThat(calls("cluster/resources")).isEqualTo(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotEndTheReading() {
        connection.start();
        pass(-3_600_000);
        assertThat(calls("cluster/resources")).isEqualTo(2);

        agent.refuse("GET /api2/json/cluster/resources", 500, "broken", "");
        pass(2000);
        assertThat(datacenter.connectionProperty().get()).isInstanceOf(Offline.class);
        pass(-3_600_000);

        assertThat(calls("version")).isEqualTo(2);
    }

    @Test
    void theEndOfATaskThatTheServerListsNoMoreIsAskedFor() {
        connection.start();
        TaskItem started = tasks.recent().stream()
                .filter(task -> task.upid().toString().equals(STARTED))
                .findFirst()
                .orElseThrow();
        agent.answer("GET /api2/json/cluster/tasks", "{\"data\":[]}");
        agent.answer(
                "GET /api2/json/nodes/pve1/tasks",
                "{\"data\":[{\"upid\":\"" + STARTED + "\",\"node\":\"pve1\",\"pid\":3,\"pstart\":1,"
                        + "\"starttime\":1721761824,\"endtime\":1721761826,\"type\":\"qmstart\",\"id\":\"104\","
                        + "\"user\":\"root@pam\",\"status\":\"no memory left\"}]}");
        pass(2000);

        assertThat(started.stateProperty().get()).isEqualTo(TaskItem.State.FAILED);
        assertThat(started.messageProperty().get()).isEqualTo("no memory left");
        pass(2000);
        assertThat(calls("nodes/pve1/tasks")).isEqualTo(1);
    }

    @Test
    void aLoginThatIsRefusedIsNotTriedAgainByItself() {
        connection.start();
        agent.refuse("POST /api2/json/access/ticket", 401, "authentication failure", "");
        agent.refuse("GET /api2/json/cluster/resources", 401, "permission denied - invalid ticket", "");
        pass(2000);
        assertThat(datacenter.connectionProperty().get()).isInstanceOf(LoginNeeded.class);
        long before = calls("access/ticket");
        pass(60_000);
        pass(60_000);

        assertThat(calls("access/ticket")).isEqualTo(before);
    }
}
