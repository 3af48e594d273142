// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LxcToolsTest {
    private static final Vmid VMID = new Vmid(101);

    @TempDir
    Path directory;

    private ContainerFiles files() {
        return new ContainerFiles(directory, "x", "vx");
    }

    private LxcTools tools(boolean hasSystemd, ProgramResult result) {
        return new LxcTools(files(), (command, limits) -> result, hasSystemd);
    }

    private static ProgramResult ended(int code, String output) {
        return new ProgramResult(code, output, "lxc-start: main: The container failed to start\n", false);
    }

    @Test
    void containerHasAScopeOfItsOwnWhereSystemdRuns() {
        assertThat(tools(true, ended(0, "")).startCommand(VMID, false))
                .startsWith("systemd-run", "--scope")
                .contains("--unit=vireo-ct-x101", "--property=Delegate=yes", "lxc-start", "--name=x101");
        assertThat(tools(false, ended(0, "")).startCommand(VMID, true))
                .startsWith("lxc-start", "--lxcpath=" + directory)
                .contains("--logpriority=DEBUG");
    }

    @Test
    void firstErrorInTheLogIsTheReason() throws IOException {
        LxcTools tools = new LxcTools(
                files(),
                (command, limits) -> {
                    Files.writeString(files().log(VMID), """
                            lxc-start x101 2026 WARN     cgfsng - File exists
                            lxc-start x101 2026 ERROR    start - start.c:start:2197 - No such file: /sbin/init
                            lxc-start x101 2026 ERROR    sync - An error occurred in another process
                            """);
                    return ended(1, "");
                },
                false);
        assertThatThrownBy(() -> tools.start(VMID, false))
                .hasMessage("LXC did not start container 101: start - start.c:start:2197 - No such file: /sbin/init");
    }

    @Test
    void containerThatDoesNotRunHasNoFirstProcess() throws Exception {
        assertThat(tools(false, ended(0, "\n")).init(VMID)).isEmpty();
        assertThat(tools(false, ended(1, "17\n")).init(VMID)).isEmpty();
        assertThat(tools(false, ended(0, "17\n")).init(VMID)).contains(17L);
    }

    @Test
    void shellBehindTheHookSeesABlankAsPartOfThePath() {
        ContainerFiles odd = new ContainerFiles(Path.of("/srv/my $node's"), "", "veth");
        assertThat(new EndHook(odd).line()).isEqualTo("lxc.hook.post-stop = /srv/my\\ \\$node\\'s/on-end\n");
    }

    @Test
    void directoriesOfOtherAgentsAndPeopleAreNotContainers() throws IOException {
        for (String name : List.of("x101", "x99", "101", "y102", "x103.log", "x1o4", "x105")) {
            Files.createDirectory(directory.resolve(name));
        }
        assertThat(files().present()).containsExactly(new Vmid(101), new Vmid(105));
    }
}
