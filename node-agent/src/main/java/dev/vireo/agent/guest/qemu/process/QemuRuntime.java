// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.task.Uninterrupted;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The virtual machines that run on this node, found again after the agent's own restart. */
public final class QemuRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(QemuRuntime.class);
    private static final Duration ADOPTION = Duration.ofSeconds(2);
    private static final Duration LAUNCH = Duration.ofSeconds(30);
    private static final Set<String> HELD =
            Set.of("prelaunch", "paused", "inmigrate", "postmigrate", "restore-vm", "finish-migrate");
    private static final long KILL_AFTER_MILLISECONDS = 5_000;

    private final QemuLauncher launcher;
    private final QemuProcesses processes;
    private final DetachedPrograms programs;
    private final QemuConnections connections;
    private final ExecutorService threads;
    private final EventBus events;
    private final Map<Vmid, RunningVm> running = new ConcurrentHashMap<>();
    private final Map<Vmid, RunningProcess> silent = new ConcurrentHashMap<>();
    private volatile boolean isReleased;
    private volatile Consumer<Vmid> ended = vmid -> {};

    QemuRuntime(Parts parts, ExecutorService threads, EventBus events) {
        this.launcher = parts.launcher();
        this.processes = parts.processes();
        this.programs = parts.programs();
        this.connections = parts.connections();
        this.threads = threads;
        this.events = events;
    }

    /** What it works with. */
    record Parts(
            QemuLauncher launcher, QemuProcesses processes, DetachedPrograms programs, QemuConnections connections) {}

    /** Puts the parts together for a node. */
    public static QemuRuntime create(QemuHost host, ExecutorService threads, EventBus events, InstantSource clock) {
        Parts parts = new Parts(
                new QemuLauncher(host.programs(), host.files(), host.account(), host.hasSystemd()),
                new QemuProcesses(host.hostFiles(), host.files()),
                host.programs(),
                new QemuConnections(host.files(), host.programs(), threads, clock));
        return new QemuRuntime(parts, threads, events);
    }

    /** Who cleans up after a machine that ended. */
    public void onEnd(Consumer<Vmid> listener) {
        ended = listener;
    }

    /** Finds the machines that run already. */
    public void adopt() {
        processes.find().forEach((vmid, pid) -> programs.find(pid).ifPresent(process -> adopt(vmid, process)));
    }

    private void adopt(Vmid vmid, RunningProcess process) {
        try {
            RunningVm vm = connections.open(vmid, process, this::heard, ADOPTION);
            register(vm);
            silent.remove(vmid);
            if (connections.status(vm).equals("shutdown")) {
                // The guest switched itself off while no agent was there to see it.
                finish(vm);
            }
            LOG.info("VM {} runs as process {}", vmid, process.pid());
        } catch (IOException e) {
            silent.put(vmid, process);
            LOG.warn("process {} of VM {} does not answer: {}", process.pid(), vmid, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts QEMU with that command line. The answer listens to QEMU.
     *
     * @param machine the versioned machine type that the command line names; empty if QEMU is to be asked for it
     * @param calls what QEMU is told as soon as it listens; if it refuses one, it is ended
     */
    public RunningVm start(Vmid vmid, List<String> command, Optional<String> machine, List<QmpCall> calls)
            throws IOException, InterruptedException {
        RunningProcess process = launcher.launch(vmid, command);
        try {
            RunningVm vm =
                    connections.open(new QemuConnections.Launched(vmid, process, machine, calls), this::heard, LAUNCH);
            register(vm);
            return vm;
        } catch (IOException e) {
            programs.kill(process);
            throw ApiException.failed(
                    "QEMU did not start: " + launcher.lastWords(vmid).orElse(e.getMessage()), e);
        } catch (InterruptedException e) {
            programs.kill(process);
            throw e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what follows the end reports by itself
    private void register(RunningVm vm) {
        running.put(vm.vmid(), vm);
        vm.qmp().end().thenRun(() -> threads.execute(() -> closed(vm)));
        events.publish(new Event(Event.GUEST, vm.vmid().toString()));
    }

    private void heard(Vmid vmid, String event) {
        events.publish(new Event(Event.GUEST, vmid.toString()));
        if (event.equals("SHUTDOWN")) {
            threads.execute(() -> find(vmid).ifPresent(this::finish));
        }
    }

    /** QEMU stays until it is told to quit, so that nobody mistakes a crash for a shutdown. */
    private void finish(RunningVm vm) {
        try {
            vm.ask("quit", Map.of());
        } catch (IOException e) {
            LOG.debug("VM {} ended before it was told to quit", vm.vmid(), e);
        }
    }

    private void closed(RunningVm vm) {
        if (isReleased) {
            return;
        }
        try {
            seeOff(vm);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A machine whose connection has ended is ended too and cleaned up after. */
    private void seeOff(RunningVm vm) throws InterruptedException {
        if (!awaitExit(vm, KILL_AFTER_MILLISECONDS)) {
            LOG.warn(
                    "process {} of VM {} closed its control socket and is killed",
                    vm.process().pid(),
                    vm.vmid());
            programs.kill(vm.process());
            awaitExit(vm, KILL_AFTER_MILLISECONDS);
        }
        if (forget(vm)) {
            ended.accept(vm.vmid());
            events.publish(new Event(Event.GUEST, vm.vmid().toString()));
        }
    }

    /** Its files go first: once it is forgotten, a new start may make files of the same names. */
    private synchronized boolean forget(RunningVm vm) {
        if (!vm.equals(running.get(vm.vmid()))) {
            return false;
        }
        try {
            launcher.removeAllFiles(vm.vmid());
        } catch (IOException e) {
            LOG.warn("cannot remove the sockets of VM {}", vm.vmid(), e);
        }
        return running.remove(vm.vmid(), vm);
    }

    /** Waits for the end of a machine's process; false if the time is over first. */
    public boolean awaitExit(RunningVm vm, long milliseconds) throws InterruptedException {
        return programs.awaitEnd(vm.process(), Duration.ofMillis(milliseconds));
    }

    /**
     * Ends a machine as if the plug was pulled; returns when it is gone and cleaned up after.
     *
     * @throws ApiException if its process stays although it was killed: its disks must not be touched
     */
    public void stop(RunningVm vm) throws InterruptedException {
        finish(vm);
        if (!awaitExit(vm, KILL_AFTER_MILLISECONDS)) {
            programs.kill(vm.process());
            awaitExit(vm, KILL_AFTER_MILLISECONDS);
        }
        requireGone(vm);
        close(vm);
        closed(vm);
    }

    private void requireGone(RunningVm vm) {
        if (programs.isAlive(vm.process())) {
            throw ApiException.failed("process " + vm.process().pid() + " of VM " + vm.vmid()
                    + " does not end although it was killed; its storage may hang");
        }
    }

    /** The machine of that number, if it runs. */
    public Optional<RunningVm> find(Vmid vmid) {
        return Optional.ofNullable(running.get(vmid));
    }

    /**
     * The machine of that number, if it runs; for work on disks that must know for sure. One whose QEMU has just ended is
     * waited for: nobody has its disks open then.
     *
     * @throws ApiException if a process of the machine lives and does not answer: its disks must not be touched
     */
    public Optional<RunningVm> findAlive(Vmid vmid) {
        RunningProcess process = silent.get(vmid);
        if (process != null) {
            hearAgain(vmid, process);
        }
        Optional<RunningVm> vm = find(vmid);
        if (vm.isPresent() && vm.get().hasEnded()) {
            Uninterrupted.run(() -> seeOff(vm.get()));
            requireGone(vm.get());
        }
        return find(vmid);
    }

    private void hearAgain(Vmid vmid, RunningProcess process) {
        if (programs.isAlive(process)) {
            adopt(vmid, process);
            if (find(vmid).isEmpty()) {
                throw ApiException.failed("process " + process.pid() + " of VM " + vmid
                        + " runs but does not answer: nothing is done to its disks; let it go on or end it first");
            }
        }
        silent.remove(vmid, process);
    }

    /** Whether a process of that machine lives, whether it answers or not. */
    public boolean hasProcess(Vmid vmid) {
        RunningProcess process = silent.get(vmid);
        return (process != null && programs.isAlive(process))
                || find(vmid)
                        .filter(vm -> !vm.hasEnded() && programs.isAlive(vm.process()))
                        .isPresent();
    }

    /** All machines that run. */
    public Collection<RunningVm> all() {
        return List.copyOf(running.values());
    }

    /** Whether QEMU says that a machine's processors stand still and have not run since their memory was put in place. */
    public boolean isHeld(RunningVm vm) {
        return HELD.contains(status(vm));
    }

    /** QEMU's own word for how a machine stands, such as {@code paused}. */
    public String status(RunningVm vm) {
        return connections.status(vm);
    }

    /** What QEMU said last before it ended. */
    String lastWords(Vmid vmid) throws IOException {
        return launcher.lastWords(vmid).orElse("it gave no reason");
    }

    /** Lets go of the machines, which go on. */
    public void release() {
        isReleased = true;
        running.values().forEach(QemuRuntime::close);
    }

    private static void close(RunningVm vm) {
        try {
            vm.qmp().close();
        } catch (IOException e) {
            LOG.debug("cannot close the connection to VM {}", vm.vmid(), e);
        }
    }
}
