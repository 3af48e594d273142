// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.agent.host.SubordinateIds;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings a container up: its file systems are mounted, cards plugged, devices made, LXC's configuration written, LXC
 * started. Its directory is there before all of that, so that whatever cuts this short is cleared away later.
 */
final class ContainerStarter {
    private static final long ACCOUNTS = 65_536;
    private static final String PASSABLE = "rwx--x--x";

    private final ContainerHost host;
    private final ContainerFiles files;
    private final LxcTools tools;
    private final ContainerProcesses processes;
    private final ContainerMounts mounts;
    private final DeviceFiles devices;
    private final ContainerNetwork network;
    private final ContainerRemains remains;

    /** What it works with. */
    record Parts(
            LxcTools tools,
            ContainerProcesses processes,
            ContainerMounts mounts,
            DeviceFiles devices,
            ContainerNetwork network,
            ContainerRemains remains) {}

    ContainerStarter(ContainerHost host, Parts parts) {
        this.host = host;
        this.files = host.files();
        this.tools = parts.tools;
        this.processes = parts.processes;
        this.mounts = parts.mounts;
        this.devices = parts.devices;
        this.network = parts.network;
        this.remains = parts.remains;
    }

    /**
     * Starts a container that does not run.
     *
     * @param others those that run, which have taken processors
     * @return number of its first process
     */
    long start(ContainerPlan plan, Collection<RunningContainer> others, TaskLog log, StepListener steps)
            throws IOException, InterruptedException {
        Vmid vmid = plan.vmid();
        makeRoom(vmid);
        if (plan.idShift() > 0) {
            new SubordinateIds(host.runner(), host.hostFiles()).ensure(plan.idShift(), ACCOUNTS);
        }
        try (Undo undo = new Undo(log)) {
            undo.add("start container " + vmid, () -> clear(vmid));
            steps.reached("start.directory");
            makeDirectory(files.home(vmid));
            steps.reached("start.mount");
            mounts.attach(plan);
            prepare(plan, log);
            devices.make(vmid, plan.devices(), plan.idShift());
            steps.reached("start.plug");
            for (Map.Entry<Integer, ContainerPort> port : new TreeMap<>(plan.ports()).entrySet()) {
                network.plug(vmid, port.getKey(), port.getValue(), log::warn);
            }
            writeConfig(plan, others);
            steps.reached("start.launch");
            tools.start(vmid, plan.isTalkative());
            long init = init(vmid)
                    .orElseThrow(() -> new IOException("container " + vmid + " ended as soon as it was started"));
            undo.clear();
            steps.reached("start.launched");
            return init;
        }
    }

    /**
     * Number of a container's first process. LXC, whose answer is a program to be run, is asked where the node itself does
     * not tell.
     */
    Optional<Long> init(Vmid vmid) throws IOException, InterruptedException {
        Optional<Long> known = processes.init(vmid);
        return known.isPresent() ? known : tools.init(vmid);
    }

    /** A system that can't be set up, be it that its root is read-only, may still run as it is. */
    private void prepare(ContainerPlan plan, TaskLog log) {
        try {
            plan.preparation().prepare(files.root(plan.vmid()), log);
        } catch (IOException e) {
            log.warn("The system inside could not be set up and is started as it is: " + e.getMessage());
        }
    }

    /** What is left of an earlier run goes; what somebody else made under the same name stays, and is in the way. */
    private void makeRoom(Vmid vmid) throws IOException, InterruptedException {
        if (Files.exists(files.home(vmid))) {
            remains.clear(vmid);
            return;
        }
        try {
            host.groups().remove(files.group(vmid));
        } catch (IOException e) {
            throw ApiException.failed(
                    "a container named " + files.name(vmid)
                            + " that Vireo did not start runs on this node; stop it by LXC's own tools first",
                    e);
        }
    }

    private void clear(Vmid vmid) throws IOException {
        try {
            remains.clear(vmid);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeDirectory(Path home) throws IOException {
        Files.createDirectories(home);
        for (Path directory : List.of(files.directory(), home)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(PASSABLE));
        }
    }

    /** LXC reads it once, just now: nothing of it has to outlast a crash. */
    private void writeConfig(ContainerPlan plan, Collection<RunningContainer> others) throws IOException {
        String text = plan.config() + mounts.line(plan.vmid()) + new EndHook(files).line() + processors(plan, others);
        Path config = files.config(plan.vmid());
        Files.createFile(config, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(config, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }

    private String processors(ContainerPlan plan, Collection<RunningContainer> others) {
        boolean isUnified = ResourceGroups.isUnified(host.controlGroups());
        Optional<String> chosen = choose(plan.cores(), others);
        return chosen.map(set -> "lxc." + (isUnified ? "cgroup2" : "cgroup") + ".cpuset.cpus = " + set + "\n")
                .orElse("");
    }

    /** The processors for that many cores. */
    Optional<String> choose(Optional<Long> cores, Collection<RunningContainer> others) {
        if (cores.isEmpty()) {
            return Optional.empty();
        }
        List<String> taken = others.stream()
                .flatMap(other -> host.groups().processors(files.group(other.vmid())).stream())
                .toList();
        return new ProcessorChoice(host.hostFiles()).choose(cores, taken);
    }
}
