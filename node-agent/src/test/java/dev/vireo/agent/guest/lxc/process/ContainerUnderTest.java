// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.lxc.config.LxcConfig;
import dev.vireo.agent.host.GroupLimits;
import dev.vireo.agent.host.IsolatedNode;
import dev.vireo.agent.host.MountSource;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.Until;
import dev.vireo.agent.network.NatBridge;
import dev.vireo.agent.network.NetworkHost;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A container of a node of its own, and what a test asks about it. */
final class ContainerUnderTest implements AutoCloseable {
    static final Vmid VMID = new Vmid(101);
    static final String NAT = "ctnat0";
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    final Path directory;
    final IsolatedNode node;
    final ContainerFiles files;
    final ContainerHost host;
    final List<String> warnings = new ArrayList<>();
    final BlockingQueue<ContainerEnd> ends = new LinkedBlockingQueue<>();
    final TaskLog log = new TaskLog() {
        @Override
        public void line(String text) {}

        @Override
        public void warn(String text) {
            warnings.add(text);
        }

        @Override
        public void progress(double share) {}
    };
    private final long shift;
    private final Path image;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ContainerRuntime runtime;

    ContainerUnderTest(Path directory, IsolatedNode node, long shift) throws IOException, InterruptedException {
        this.directory = directory;
        this.node = node;
        this.shift = shift;
        // The names of containers and of their control groups are those of the whole machine.
        String prefix = "vt" + Long.toString(ProcessHandle.current().pid(), 36) + "-";
        this.files = new ContainerFiles(directory.resolve("lxc"), prefix, "vt");
        NetworkHost network =
                new NetworkHost(node.runner(), node.programs(), node.files(), directory.resolve("net"), false);
        this.host = new ContainerHost(
                node.runner(), node.programs(), node.files(), files, GROUPS, new NatBridge(NAT, network), false);
        this.image =
                BusyboxRoot.image(directory.resolve("root.raw"), BusyboxRoot.tree(directory.resolve("tree")), shift);
        this.runtime = runtime();
        runtime.adopt();
    }

    /** What an agent that starts just now knows of containers. */
    ContainerRuntime runtime() {
        ContainerRuntime made = new ContainerRuntime(host, threads, new EventBus());
        made.onEnd(ends::add);
        return made;
    }

    ContainerRuntime current() {
        return runtime;
    }

    /** As when the agent is started anew. */
    List<ContainerEnd> restartAgent() throws IOException, InterruptedException {
        runtime.release();
        runtime = runtime();
        return runtime.adopt();
    }

    RunningContainer container() {
        return runtime.find(VMID).orElseThrow();
    }

    ContainerPlan plan() {
        return plan(List.of(), Map.of(), "");
    }

    ContainerPlan plan(List<ContainerMount> more, Map<Integer, ContainerPort> ports, String lines) {
        List<ContainerMount> mounts = new ArrayList<>();
        mounts.add(new ContainerMount(ContainerMount.ROOT, MountSource.image(image, "ext4"), "/"));
        mounts.addAll(more);
        return new ContainerPlan(
                VMID,
                config(more, ports) + lines,
                mounts,
                ports,
                List.of(),
                Optional.empty(),
                shift,
                false,
                (root, log) -> {});
    }

    private String config(List<ContainerMount> more, Map<Integer, ContainerPort> ports) {
        StringBuilder text = new StringBuilder("lxc.include = /usr/share/lxc/config/common.conf\n");
        if (shift > 0) {
            text.append("lxc.include = /usr/share/lxc/config/userns.conf\n");
            text.append(String.format(Locale.ROOT, "lxc.idmap = u 0 %1$d 65536%nlxc.idmap = g 0 %1$d 65536%n", shift));
        }
        text.append("lxc.uts.name = CT101\nlxc.arch = amd64\nlxc.apparmor.profile = unconfined\n");
        text.append("lxc.rootfs.path = dir:" + files.root(VMID) + "\n");
        text.append(
                ResourceGroups.isUnified(GROUPS)
                        ? "lxc.cgroup2.memory.max = 64M\n"
                        : "lxc.cgroup.memory.limit_in_bytes = 64M\n");
        more.forEach(mount -> text.append("lxc.mount.entry = " + files.mountPoint(VMID, mount.key()) + " "
                + mount.inside().substring(1) + " none bind,create=dir 0 0\n"));
        ports.forEach((index, port) -> text.append(LxcConfig.cardLines(index, files.card(VMID, index), port.inside())));
        return text.toString();
    }

    /** One more volume. */
    ContainerMount volume(String key, String inside) throws IOException, InterruptedException {
        Path tree = Files.createDirectories(directory.resolve("tree-" + key));
        Files.writeString(tree.resolve("here"), key + "\n");
        Path raw = BusyboxRoot.image(directory.resolve(key + ".raw"), tree, shift);
        return new ContainerMount(key, MountSource.image(raw, "ext4").with(List.of("noatime", "nosuid")), inside);
    }

    RunningContainer start(ContainerPlan plan) throws Exception {
        RunningContainer container = runtime.start(plan, log, StepListener.NONE);
        Until.holds(
                "the container is up", () -> attempt("test", "-e", "/dev/up").isSuccess());
        return container;
    }

    ProgramResult attempt(String... program) throws IOException, InterruptedException {
        return node.runner().run(runtime.attachCommand(container().vmid(), List.of(program)), RunLimits.QUICK);
    }

    String inside(String... program) throws IOException, InterruptedException {
        ProgramResult result = attempt(program);
        if (!result.isSuccess()) {
            throw new IOException(String.join(" ", program) + ": " + result.reason());
        }
        return result.output().strip();
    }

    boolean isFrozen() {
        return host.groups().isFrozen(files.group(VMID));
    }

    /** The next end that somebody is told of. */
    ContainerEnd awaitEnd() throws Exception {
        Until.holds("an end was told", () -> {
            runtime.watch();
            return !ends.isEmpty();
        });
        return ends.poll(1, TimeUnit.SECONDS);
    }

    GroupLimits limits(long mebibytes, Optional<Double> processors) {
        return new GroupLimits(
                mebibytes << 20, 0, new dev.vireo.agent.host.CpuShare(processors, Optional.of(200L)), Optional.empty());
    }

    /** All that is on the node because of the container. */
    List<String> remains() throws IOException, InterruptedException {
        List<String> left = new ArrayList<>();
        node.mountsBelow(files.directory()).forEach(path -> left.add("mount " + path));
        node.interfaces().stream()
                .filter(name -> name.startsWith("vt") || name.startsWith("pt") || name.equals(NAT))
                .forEach(name -> left.add("interface " + name));
        node.run("losetup", "--all", "--noheadings", "--output", "BACK-FILE")
                .lines()
                .filter(line -> line.contains(directory.toString()))
                .forEach(line -> left.add("loop device of " + line));
        for (String group : List.of(files.group(VMID), files.monitorGroup(VMID))) {
            if (host.groups().exists(group)) {
                left.add("control group " + group);
            }
        }
        if (Files.exists(files.home(VMID))) {
            left.add("directory " + files.home(VMID));
        }
        return left;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            Optional<RunningContainer> left = runtime.find(VMID);
            if (left.isPresent()) {
                runtime.stop(left.get());
            }
        } finally {
            threads.shutdownNow();
            node.close();
        }
    }
}
