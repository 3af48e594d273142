// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.cluster.StoredFile;
import dev.vireo.agent.guest.HookScript.Phase;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookScriptTest {
    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();
    private final TaskLog log = new TaskLog() {
        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public void warn(String text) {
            lines.add("WARNING: " + text);
        }

        @Override
        public void progress(double share) {
            lines.add("progress " + share);
        }
    };

    private HookScript script(String text, String rights) throws IOException {
        Path file = directory.resolve("hook.sh");
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return new HookScript(volume -> file, new HostProgramRunner());
    }

    private static Guest guest(Map<String, String> keys) {
        return new Guest(new Vmid(100), GuestConfig.of(Options.of(keys)), new StoredFile("100.conf", "", 1));
    }

    private static Guest hooked() {
        return guest(Map.of("hookscript", "local:snippets/hook.sh"));
    }

    @Test
    void scriptGetsTheVmidAndThePhaseAndItsWordsReachTheLog() throws Exception {
        script("echo \"$1 $2\"", "rwxr-xr-x").run(hooked(), Phase.POST_START, log);
        assertThat(lines).containsExactly("hookscript: 100 post-start");
    }

    @Test
    void failureBeforeTheStartKeepsTheGuestFromStarting() throws Exception {
        HookScript hook = script("echo no licence >&2; exit 3", "rwxr-xr-x");
        assertThatThrownBy(() -> hook.run(hooked(), Phase.PRE_START, log))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("pre-start: no licence");
    }

    @Test
    void failureLaterIsToldOf() throws Exception {
        script("exit 3", "rwxr-xr-x").run(hooked(), Phase.POST_STOP, log);
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("WARNING: hookscript")
                .contains("post-stop");
    }

    @Test
    void fileThatIsNotExecutableIsNamed() throws Exception {
        HookScript hook = script("", "rw-r--r--");
        assertThatThrownBy(() -> hook.run(hooked(), Phase.PRE_START, log)).hasMessageContaining("not executable");
    }

    @Test
    void guestWithoutScriptRunsNone() throws Exception {
        script("exit 1", "rwxr-xr-x").run(guest(Map.of()), Phase.PRE_START, log);
        assertThat(lines).isEmpty();
    }
}
