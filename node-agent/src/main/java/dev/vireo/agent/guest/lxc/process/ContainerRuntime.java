// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The containers that run on this node, found again after the agent's own restart. Whoever calls holds the guest, so that
 * nobody else starts or stops the same one. {@link #watch} has to be called again and again: it sees containers end.
 */
public final class ContainerRuntime {
    /** Every how many looks one is close. */
    private static final int CLOSE_LOOK = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ContainerRuntime.class);
    private static final long POLL_MILLISECONDS = 20;
    private static final long KILL_AFTER_MILLISECONDS = 10_000;
    private static final long START_MILLISECONDS = 60_000;

    private final DetachedPrograms programs;
    private final ContainerProcesses processes;
    private final ContainerStarter starter;
    private final ContainerRemains remains;
    private final ContainerNetwork network;
    private final LxcTools tools;
    private final EndHook hook;
    private final ContainerFiles files;
    private final ContainerPower power;
    private final LiveContainers live;
    private final ExecutorService threads;
    private final EventBus events;
    private final Map<Vmid, RunningContainer> running = new ConcurrentHashMap<>();
    private final Map<RunningContainer, CompletableFuture<Void>> endings = new ConcurrentHashMap<>();
    /** Those that somebody stops: whatever they themselves say at their end, they are not started again. */
    private final Set<RunningContainer> leaving = ConcurrentHashMap.newKeySet();

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean isReleased;
    private volatile Consumer<ContainerEnd> ended = end -> {};

    /**
     * Containers of a node.
     *
     * @param threads threads for what follows an end
     */
    public ContainerRuntime(ContainerHost host, ExecutorService threads, EventBus events) {
        this.files = host.files();
        this.programs = host.programs();
        this.processes = new ContainerProcesses(host);
        this.tools = new LxcTools(files, host.runner(), host.hasSystemd());
        this.hook = new EndHook(files);
        this.power = new ContainerPower(host, tools);
        Mounts mounts = new Mounts(host.runner(), host.hostFiles());
        ContainerMounts volumes = new ContainerMounts(files, mounts, tools, host.runner());
        this.network = new ContainerNetwork(host);
        this.remains = new ContainerRemains(files, host.groups(), network, mounts);
        DeviceFiles devices = new DeviceFiles(files, mounts, host.runner());
        this.starter = new ContainerStarter(
                host, new ContainerStarter.Parts(tools, processes, volumes, devices, network, remains));
        this.live = new LiveContainers(host, volumes, network, starter, this);
        this.threads = threads;
        this.events = events;
    }

    /** Who is told when a container has ended and is cleared away. It may start it again. */
    public void onEnd(Consumer<ContainerEnd> listener) {
        ended = listener;
    }

    /**
     * Finds the containers that run already, and clears away what others left that ended while no agent was there.
     *
     * @return how those ended; who asked for a reboot wants to be started
     */
    public List<ContainerEnd> adopt() throws IOException, InterruptedException {
        Files.createDirectories(files.directory());
        hook.install();
        List<ContainerEnd> ends = new ArrayList<>();
        List<Vmid> present = files.present();
        Set<Vmid> running = awaitStarted(present).running();
        for (Vmid vmid : present) {
            try {
                adopt(vmid, running.contains(vmid)).ifPresent(ends::add);
            } catch (IOException e) {
                // It may run: nothing of it is touched.
                LOG.warn("container {} is left as it is: {}", vmid, e.getMessage());
            }
        }
        restoreNetwork();
        return ends;
    }

    private Optional<ContainerEnd> adopt(Vmid vmid, boolean showsSigns) throws IOException, InterruptedException {
        Optional<RunningContainer> found = showsSigns ? ask(vmid) : Optional.empty();
        if (found.isPresent()) {
            register(found.get());
            LOG.info(
                    "container {} runs as process {}",
                    vmid,
                    found.get().monitor().pid());
            return Optional.empty();
        }
        ContainerEnd end = new ContainerEnd(vmid, hook.cause(vmid));
        remains.clearOrWarn(vmid);
        return Optional.of(end);
    }

    private void restoreNetwork() throws InterruptedException {
        try {
            network.restore();
        } catch (IOException e) {
            LOG.warn("containers on NAT may have no network: {}", e.getMessage());
        }
    }

    /** LXC may still be at work on a start that an earlier run of the agent began. */
    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    private ContainerProcesses.Signs awaitStarted(List<Vmid> present) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLISECONDS);
        ContainerProcesses.Signs signs = processes.look(present);
        while (!signs.starting().isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
            signs = processes.look(present);
        }
        return signs;
    }

    private Optional<RunningContainer> ask(Vmid vmid) throws IOException, InterruptedException {
        Optional<Long> init = starter.init(vmid);
        return init.flatMap(pid -> processes.container(vmid, pid));
    }

    /**
     * Starts a container that does not run. What it needs on the node is made first, and taken away if it does not start.
     *
     * @param steps hears of each step that has an effect
     * @throws IOException with the reason if it does not start
     */
    public RunningContainer start(ContainerPlan plan, TaskLog log, StepListener steps)
            throws IOException, InterruptedException {
        Vmid vmid = plan.vmid();
        if (running.containsKey(vmid)) {
            throw new IllegalStateException("container " + vmid + " runs already");
        }
        hook.install();
        long init = starter.start(plan, running.values(), log, steps);
        Optional<RunningContainer> container = processes.container(vmid, init);
        if (container.isEmpty()) {
            remains.clear(vmid);
            throw new IOException("container " + vmid + " ended as soon as it was started");
        }
        register(container.get());
        return container.get();
    }

    private void register(RunningContainer container) {
        running.put(container.vmid(), container);
        events.publish(new Event(Event.GUEST, container.vmid().toString()));
    }

    /** Looks whether containers have ended, and has those cleared away by other threads. */
    public void watch() {
        // A process that is gone is seen at every look; one whose number another has, at the close ones.
        boolean looksClosely = looks.getAndIncrement() % CLOSE_LOOK == 0;
        for (RunningContainer container : running.values()) {
            boolean lives =
                    looksClosely ? programs.isAlive(container.monitor()) : programs.isThere(container.monitor());
            if (!lives && !endings.containsKey(container)) {
                threads.execute(() -> finish(container));
            }
        }
    }

    private void finish(RunningContainer container) {
        try {
            closed(container);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clears away after a container once; who comes second waits for the first. */
    private void closed(RunningContainer container) throws InterruptedException {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = endings.putIfAbsent(container, mine);
        if (other != null) {
            other.join();
            return;
        }
        Optional<ContainerEnd> end = Optional.empty();
        try {
            if (!isReleased && container.equals(running.get(container.vmid()))) {
                end = Optional.of(clear(container));
            }
        } finally {
            endings.remove(container);
            mine.complete(null);
        }
        // Told once nobody waits for it any more: who hears it may want to hold the guest, as one who waits does.
        end.ifPresent(ended);
    }

    /** Its remains go first: once it is forgotten, a new start may make the same names again. */
    private ContainerEnd clear(RunningContainer container) throws InterruptedException {
        Vmid vmid = container.vmid();
        ContainerEnd.Cause cause = leaving.remove(container) ? ContainerEnd.Cause.STOP : causeOf(vmid);
        remains.clearOrWarn(vmid);
        running.remove(vmid, container);
        events.publish(new Event(Event.GUEST, vmid.toString()));
        return new ContainerEnd(vmid, cause);
    }

    private ContainerEnd.Cause causeOf(Vmid vmid) {
        try {
            return hook.cause(vmid);
        } catch (IOException e) {
            LOG.warn("cannot tell how container {} ended", vmid, e);
            return ContainerEnd.Cause.CRASH;
        }
    }

    /** Ends a container as if the plug was pulled; returns when it is gone and cleared away. */
    public void stop(RunningContainer container) throws IOException, InterruptedException {
        leaving.add(container);
        if (programs.isAlive(container.monitor())) {
            killByLxc(container);
        }
        if (!awaitExit(container, KILL_AFTER_MILLISECONDS)) {
            LOG.warn("LXC does not end container {} and is killed", container.vmid());
            endMonitor(container);
        }
        closed(container);
    }

    /** A container whose monitor stays is one that runs: nothing of it is cleared away. */
    private void endMonitor(RunningContainer container) throws IOException, InterruptedException {
        try {
            programs.end(container.monitor());
        } catch (IOException e) {
            leaving.remove(container);
            throw e;
        }
    }

    /** LXC that hangs, or finds nothing to end any more, is no reason to give up: its monitor is ended next. */
    private void killByLxc(RunningContainer container) throws InterruptedException {
        try {
            power.kill(container);
        } catch (IOException e) {
            LOG.warn("LXC could not end container {}: {}", container.vmid(), e.getMessage());
        }
    }

    /**
     * Asks a container to shut down and waits for it; it is cleared away then.
     *
     * @return false if it did not within that time, and goes on
     */
    public boolean shutDown(RunningContainer container, long milliseconds) throws IOException, InterruptedException {
        leaving.add(container);
        power.askToHalt(container);
        if (!awaitExit(container, milliseconds)) {
            leaving.remove(container);
            return false;
        }
        closed(container);
        return true;
    }

    private boolean awaitExit(RunningContainer container, long milliseconds) throws InterruptedException {
        return programs.awaitEnd(container.monitor(), Duration.ofMillis(milliseconds));
    }

    /** Holds all processes of a container, or lets them go on; returns when that is so. */
    public void freeze(RunningContainer container, boolean isFrozen) throws IOException, InterruptedException {
        power.freeze(container, isFrozen);
        events.publish(new Event(Event.GUEST, container.vmid().toString()));
    }

    /** Changes containers that run. */
    public LiveContainers live() {
        return live;
    }

    /** Forgets what LXC said about a container that is gone. */
    public void forget(Vmid vmid) {
        try {
            Files.deleteIfExists(files.log(vmid));
        } catch (IOException e) {
            LOG.warn("the log of container {} stays: {}", vmid, e.getMessage());
        }
    }

    /** The container of that number, if it runs. */
    public Optional<RunningContainer> find(Vmid vmid) {
        return Optional.ofNullable(running.get(vmid));
    }

    /** All containers that run. */
    public Collection<RunningContainer> all() {
        return List.copyOf(running.values());
    }

    /** The command that runs a program in a container on the terminal that it is started on: a shell, for instance. */
    public List<String> attachCommand(Vmid vmid, List<String> program) {
        return tools.attachCommand(vmid, program);
    }

    /**
     * The command that shows a terminal of a container on the one that it is started on.
     *
     * @param terminal 0 for the console, the number of a login terminal, or a negative number for a free one
     */
    public List<String> consoleCommand(Vmid vmid, int terminal) {
        return tools.consoleCommand(vmid, terminal);
    }

    /** Lets go of the containers, which go on. */
    public void release() {
        isReleased = true;
    }
}
