// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskEndsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final SameThreadBackground background = new SameThreadBackground();
    private final List<String> ends = new ArrayList<>();
    private @Nullable ErrorKind refusal;
    private String status = "running";
    private int questions;

    @BeforeEach
    void answer() {
        server.answer(TaskEndpoints.STATUS, arguments -> {
            questions++;
            if (refusal != null) {
                throw new ApiException(refusal, "no");
            }
            return new TaskStatus(
                    MadeUpServer.UPID, "pve1", 1, 1, 1, "qmsomething", "102", "root@pam", null, status, "OK");
        });
    }

    private void follow() {
        new TaskEnds(background)
                .follow(server, Upid.parse(MadeUpServer.UPID), end -> ends.add(String.valueOf(end.exitstatus())));
    }

    private void tick(int count) {
        for (int i = 0; i < count; i++) {
            background.tick();
        }
    }

    @Test
    void theEndIsToldOnce() {
        follow();
        tick(1);
        status = "stopped";
        tick(3);

        assertThat(ends).containsExactly("OK");
        assertThat(questions).isEqualTo(3);
    }

    @Test
    void aServerThatIsAwayIsAskedMoreAndMoreRarelyUntilItTells() {
        refusal = ErrorKind.NODE_UNREACHABLE;
        follow();
        tick(600);
        assertThat(ends).isEmpty();
        assertThat(questions).isLessThan(20);
        refusal = null;
        status = "stopped";
        tick(100);

        assertThat(ends).containsExactly("OK");
    }

    @Test
    void aServerThatRefusesToTellEndsTheWaiting() {
        refusal = ErrorKind.FORBIDDEN;
        follow();
        tick(10);

        assertThat(ends).containsExactly("no");
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void aTaskThatNobodyKnowsIsNotAskedForForEver() {
        refusal = ErrorKind.FAILED;
        follow();
        tick(600);

        assertThat(ends).containsExactly("no");
    }
}
