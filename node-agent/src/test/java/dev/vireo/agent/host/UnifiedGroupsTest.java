// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Version 2 as this kernel has it: the whole of it, or the tree that lies beside the controllers of version 1, where there is
 * nothing to limit; {@link ResourceGroupsTest} tries limits on recorded trees.
 */
class UnifiedGroupsTest {
    private static final List<Path> PLACES = List.of(Path.of("/sys/fs/cgroup"), Path.of("/sys/fs/cgroup/unified"));

    private final String name = "vireo-test-" + ProcessHandle.current().pid();
    private final DetachedPrograms programs = new HostDetachedPrograms(new LinuxHostFiles());
    private Path root;
    private ResourceGroups groups;
    private RunningProcess process;

    @TempDir
    Path folder;

    @BeforeEach
    void putAProcessIntoAGroup() throws IOException {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root makes control groups");
        Stream<Path> unified = PLACES.stream().filter(ResourceGroups::isUnified);
        root = unified.findFirst().orElse(Path.of("none"));
        Assumptions.assumeTrue(Files.isWritable(root), "no control groups of version 2 are mounted here");
        groups = ResourceGroups.of(root);
        Files.createDirectories(root.resolve(name).resolve("below"));
        process = programs.start(List.of("sleep", "600"), folder.resolve("log"));
        Files.writeString(root.resolve(name).resolve("below/cgroup.procs"), Long.toString(process.pid()));
    }

    @AfterEach
    void end() throws Exception {
        if (process != null) {
            programs.kill(process);
            Until.holds("the process is gone", () -> !programs.isAlive(process));
            groups.remove(name);
        }
    }

    @Test
    void processesOfTheGroupsBelowAreListed() throws IOException {
        assertThat(groups.exists(name)).isTrue();
        assertThat(groups.processes(name)).containsExactly(process.pid());
        assertThat(groups.processes(name + "-not-there")).isEmpty();
    }

    @Test
    void allIsHeldAndGoesOn() throws Exception {
        groups.freeze(name, true);
        Until.holds("the group is held", () -> groups.isFrozen(name));
        groups.freeze(name, false);
        Until.holds("the group goes on", () -> !groups.isFrozen(name));
        assertThat(programs.isAlive(process)).isTrue();
    }

    @Test
    void whatIsHeldIsKilledAndTheGroupRemoved() throws Exception {
        groups.freeze(name, true);
        Until.holds("the group is held", () -> groups.isFrozen(name));
        groups.kill(name);
        Until.holds("the process is gone", () -> !programs.isAlive(process));
        Until.holds("the group is empty", () -> groups.processes(name).isEmpty());
        groups.remove(name);
        assertThat(groups.exists(name)).isFalse();
        groups.remove(name);
    }

    @Test
    void limitsAreSetAndTakenOffWhileProcessesRun() throws IOException {
        List<String> controllers = List.of("cpu", "cpuset", "memory");
        List<String> present = List.of(
                Files.readString(root.resolve("cgroup.controllers")).strip().split(" "));
        Assumptions.assumeTrue(
                present.containsAll(controllers), "the controllers of this kernel are those of version 1");
        for (String controller : controllers) {
            Files.writeString(root.resolve("cgroup.subtree_control"), "+" + controller);
        }
        Path group = root.resolve(name);
        String all = Files.readString(root.resolve("cpuset.cpus.effective"));
        groups.limit(name, new GroupLimits(64 << 20, 0, CpuShare.UNLIMITED, Optional.empty()));
        CpuShare half = new CpuShare(Optional.of(0.5), Optional.of(50L));
        groups.limit(name, new GroupLimits(32 << 20, 16 << 20, half, Optional.of("0")));
        assertThat(group.resolve("memory.max")).hasContent(Long.toString(32 << 20));
        assertThat(group.resolve("cpu.max")).hasContent("50000 100000");
        assertThat(group.resolve("cpu.weight")).hasContent("50");
        assertThat(groups.processors(name)).contains("0");
        groups.limit(name, new GroupLimits(64 << 20, 0, CpuShare.UNLIMITED, Optional.empty()));
        assertThat(group.resolve("cpu.max")).hasContent("max 100000");
        assertThat(group.resolve("cpu.weight")).hasContent("100");
        assertThat(group.resolve("cpuset.cpus.effective")).hasContent(all);
        assertThat(groups.usage(name).memory()).isBetween(0L, 64L << 20);
    }
}
