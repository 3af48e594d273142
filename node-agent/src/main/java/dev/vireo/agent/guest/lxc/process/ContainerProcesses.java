// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds LXC's processes, whether this run of the agent started them or an earlier one. */
final class ContainerProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final int PARENT = 1;
    private static final long TICK_MILLISECONDS = 10;

    private final HostFiles host;
    private final DetachedPrograms programs;
    private final ContainerFiles files;
    private final ResourceGroups groups;

    ContainerProcesses(ContainerHost node) {
        this.host = node.hostFiles();
        this.programs = node.programs();
        this.files = node.files();
        this.groups = node.groups();
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

    /**
     * What shows that containers are at work.
     *
     * @param starting those that LXC is just starting: it goes on with that by itself, whoever began it
     * @param running those of which something runs
     */
    record Signs(Set<Vmid> starting, Set<Vmid> running) {}

    /** Looks once at all processes of the node for signs of these containers. */
    Signs look(Collection<Vmid> candidates) {
        Map<String, Vmid> starts = new HashMap<>();
        Map<String, Vmid> monitors = new HashMap<>();
        for (Vmid vmid : candidates) {
            starts.put("--rcfile=" + files.config(vmid), vmid);
            // What LXC's own process calls itself.
            monitors.put("[lxc monitor] " + files.directory() + " " + files.name(vmid), vmid);
        }
        Set<Vmid> starting = new HashSet<>();
        Set<Vmid> running = new HashSet<>();
        candidates.stream().filter(vmid -> groups.exists(files.group(vmid))).forEach(running::add);
        for (String pid : host.list(PROC)) {
            if (pid.chars().allMatch(Character::isDigit)) {
                List<String> line = commandLine(pid);
                line.stream().map(starts::get).filter(Objects::nonNull).forEach(starting::add);
                line.stream().map(monitors::get).filter(Objects::nonNull).forEach(running::add);
            }
        }
        running.addAll(starting);
        return new Signs(starting, running);
    }

    /**
     * The first process of a container: in its control group, and number 1 of a namespace right below the node's.
     *
     * @return empty if it does not run, or can't be told from the others like this
     */
    Optional<Long> init(Vmid vmid) {
        try {
            return groups.processes(files.group(vmid)).stream()
                    .filter(this::isFirst)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean isFirst(long pid) {
        try {
            return host.read(PROC.resolve(Long.toString(pid)).resolve("status"))
                    .lines()
                    .filter(line -> line.startsWith("NSpid:"))
                    .map(line -> line.split("\\s+"))
                    .anyMatch(fields -> fields.length == 3 && fields[2].equals("1"));
        } catch (UncheckedIOException e) {
            // It ended meanwhile.
            return false;
        }
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
