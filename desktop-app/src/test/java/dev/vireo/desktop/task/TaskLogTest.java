// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskLogTest {
    private final MadeUpServer server = new MadeUpServer();
    private final SameThreadBackground background = new SameThreadBackground();
    private final List<LogLine> written = new ArrayList<>();
    private final TaskLog log = new TaskLog(server, Upid.parse(MadeUpServer.UPID), background);

    @BeforeEach
    void answer() {
        server.answer(
                TaskEndpoints.STATUS,
                arguments -> new TaskStatus(
                        MadeUpServer.UPID, "pve1", 1, 1, 1, "qmsomething", "102", "root@pam", null, "running", null));
        server.answer(TaskEndpoints.LOG, arguments -> {
            int start = arguments.require(TaskEndpoints.START).intValue();
            return written.subList(Math.min(start, written.size()), written.size());
        });
    }

    private void write(String line) {
        written.add(new LogLine(written.size() + 1, line));
    }

    @Test
    void linesThatComeTogetherAreOneChange() {
        List<Integer> changes = new ArrayList<>();
        log.lines.addListener((ListChangeListener<String>) change -> changes.add(log.lines.size()));
        write("one");
        write("two");
        log.open();
        write("three");
        background.tick();

        assertThat(log.lines).containsExactly("one", "two", "three");
        assertThat(changes).containsExactly(2, 3);
    }

    @Test
    void whyATaskCannotBeStoppedStaysWhileItsLogIsRead() {
        log.open();
        server.answer(TaskEndpoints.STOP, arguments -> {
            throw ApiException.failed("you may not");
        });
        log.stop();
        background.tick();

        assertThat(log.failureProperty().get()).isEqualTo("you may not");
    }
}
