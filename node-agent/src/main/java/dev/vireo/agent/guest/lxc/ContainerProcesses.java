// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.id.Vmid;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds LXC's processes, whether this run of the agent started them or an earlier one. */
final class ContainerProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final int PARENT = 1;
    private static final long TICK_MILLISECONDS = 10;

    private final HostFiles host;
    private final DetachedPrograms programs;
    private final ContainerFiles files;

    ContainerProcesses(HostFiles host, DetachedPrograms programs, ContainerFiles files) {
        this.host = host;
        this.programs = programs;
        this.files = files;
    }

    /**
     * The container with that first process: LXC's own process is its parent.
     *
     * @return empty if it ended meanwhile
     */
    Optional<RunningContainer> container(Vmid vmid, long init) {
        Optional<RunningProcess> first = programs.find(init);
        Optional<RunningProcess> monitor =
                first.flatMap(process -> parent(init)).flatMap(programs::find);
        return monitor.map(process -> new RunningContainer(vmid, process, init, begin(first.orElseThrow())));
    }

    private Optional<Long> parent(long pid) {
        try {
            String stat = host.read(PROC.resolve(Long.toString(pid)).resolve("stat"));
            return Optional.of(Long.valueOf(
                            stat.substring(stat.lastIndexOf(')') + 2).split(" ")[PARENT]))
                    .filter(parent -> parent > 1);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private Instant begin(RunningProcess process) {
        long boot = host.read(PROC.resolve("stat"))
                .lines()
                .filter(line -> line.startsWith("btime "))
                .mapToLong(
                        line -> Long.parseLong(line.substring("btime ".length()).strip()))
                .findFirst()
                .orElse(0);
        return Instant.ofEpochSecond(boot).plusMillis(process.startTicks() * TICK_MILLISECONDS);
    }

    /** Whether an earlier run of the agent is just starting a container: LXC goes on with that by itself. */
    boolean isStarting(Vmid vmid) {
        return host.list(PROC).stream()
                .filter(name -> name.chars().allMatch(Character::isDigit))
                .map(this::commandLine)
                .anyMatch(line -> line.contains("--rcfile=" + files.config(vmid)));
    }

    private List<String> commandLine(String pid) {
        try {
            return Arrays.asList(host.read(PROC.resolve(pid).resolve("cmdline")).split("\0"));
        } catch (UncheckedIOException e) {
            // It ended meanwhile.
            return List.of();
        }
    }
}
