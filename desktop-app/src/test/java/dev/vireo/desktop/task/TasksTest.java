// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.model.task.TaskEntry;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasksTest {
    private static final String CREATE = "UPID:n1:00000001:0001E240:66A00000:qmcreate:102:admin@pve:";
    private static final String START = "UPID:n1:00000002:0001E240:66A00010:qmstart:102:admin@pve:";

    private final Tasks tasks = new Tasks();
    private final Datacenter datacenter = new Datacenter("a", "n1", (AgentApi) Proxy.newProxyInstance(
            AgentApi.class.getClassLoader(), new Class<?>[] {AgentApi.class}, (proxy, method, arguments) -> null));

    private static TaskEntry ended(String upid, String status) {
        return new TaskEntry(upid, "n1", 1, 1, 1721761792, 1721761794L, "qmcreate", "102", "admin@pve", status, null);
    }

    private static TaskEntry running(String upid, double progress) {
        return new TaskEntry(upid, "n1", 1, 1, 1721761792, null, "qmcreate", "102", "admin@pve", null, progress);
    }

    @Test
    void newestTaskStandsFirst() {
        tasks.apply(datacenter, List.of(ended(CREATE, "OK"), running(START, 0.5)));
        assertThat(tasks.recent()).extracting(task -> task.upid().type()).containsExactly("qmstart", "qmcreate");
    }

    @Test
    void taskStaysTheSameObjectWhenItEnds() {
        tasks.expect(datacenter, CREATE);
        TaskItem task = tasks.recent().get(0);
        tasks.apply(datacenter, List.of(running(CREATE, 0.25)));
        assertThat(task.progressProperty().get()).isEqualTo(0.25);
        tasks.apply(datacenter, List.of(ended(CREATE, "no space left")));
        assertThat(tasks.recent()).containsExactly(task);
        assertThat(task.stateProperty().get()).isEqualTo(TaskItem.State.FAILED);
        assertThat(task.messageProperty().get()).isEqualTo("no space left");
    }

    @Test
    void warningsAreNoFailure() {
        tasks.apply(datacenter, List.of(ended(CREATE, "WARNINGS: 2")));
        assertThat(tasks.recent().get(0).stateProperty().get()).isEqualTo(TaskItem.State.WARNING);
    }

    @Test
    void consolesAreShownWhileTheyAreOpenAndWhenTheyFailed() {
        String screen = CREATE.replace("qmcreate", "vncproxy");
        String other = START.replace("qmstart", "vncproxy");
        tasks.apply(datacenter, List.of(running(screen, 0), running(other, 0)));
        assertThat(tasks.recent()).hasSize(2);
        tasks.apply(datacenter, List.of(ended(screen, "OK"), ended(other, "connection timed out")));
        assertThat(tasks.recent()).extracting(task -> task.upid().toString()).containsExactly(other);
    }

    @Test
    void whatIsNoTaskIsPassedOver() {
        assertThat(tasks.expect(datacenter, "OK")).isEmpty();
        assertThat(tasks.recent()).isEmpty();
    }
}
