// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.share;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.process.ShareFiles;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.DirectoryShare;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the processes that serve directories to machines, one a directory, before QEMU. A process ends by itself when QEMU
 * lets go of it, however QEMU ends. As root it may reach any file, as the guest has users of its own, and is confined to the
 * directory: it sees nothing else of the node, has the rights over files alone and no way to more.
 */
public final class ShareServers {
    private static final Logger LOG = LoggerFactory.getLogger(ShareServers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_MILLISECONDS = 4;
    private static final Path LISTENING = Path.of("/proc/net/unix");
    /** Flag of a socket that accepts connections. */
    private static final String ACCEPTS = "00010000";
    /** Over files, and what the program itself needs to give up the rest. */
    private static final String RIGHTS =
            "-all,+chown,+dac_override,+dac_read_search,+fowner,+fsetid,+setgid,+setuid,+mknod,"
                    + "+setfcap,+sys_admin,+sys_chroot,+sys_resource,+setpcap";

    private final Host host;
    private final QemuFiles files;
    private final ShareFiles remains;
    private final ShareProgramSearch search;
    private final ShareProcesses processes;
    private final Map<Share, RunningProcess> serving = new ConcurrentHashMap<>();

    /**
     * What they need of the node.
     *
     * @param group name of the group that QEMU runs in, if the agent is root and QEMU is not
     * @param scopes gives a command a scope of its own, named so
     */
    public record Host(
            DetachedPrograms programs,
            HostFiles hostFiles,
            ProgramRunner runner,
            Optional<String> group,
            Scopes scopes) {}

    /** Gives programs scopes of their own. */
    public interface Scopes {
        /** The command that runs the program in a scope. */
        List<String> wrap(String unit, List<String> program);
    }

    /** A directory of a machine: the key {@code virtiofsN}. */
    record Share(Vmid vmid, int number) {
        String key() {
            return "virtiofs" + number;
        }
    }

    /** @param files names of their sockets */
    public ShareServers(Host host, QemuFiles files) {
        this.host = host;
        this.files = files;
        this.remains = new ShareFiles(files);
        this.search = new ShareProgramSearch(host.runner, Path.of("/"));
        this.processes = new ShareProcesses(host.hostFiles, host.programs, files.runDirectory());
    }

    /** Starts one; when the answer is there, QEMU can connect. */
    public void start(Vmid vmid, int number, DirectoryShare share, Path directory, Undo undo)
            throws IOException, InterruptedException {
        Share which = new Share(vmid, number);
        ShareProgram program = search.require(which.key());
        requireRoot(which, program);
        Path socket = files.share(vmid, number);
        for (RunningProcess forsaken : processesOf(which)) {
            // Its locks are free then.
            host.programs.end(forsaken);
        }
        remains.remove(vmid, number);
        Files.deleteIfExists(log(which));
        List<String> command = program.command(new ShareProgram.Job(which.key(), share, directory, socket, host.group));
        RunningProcess process = launch(which, confined(command));
        undo.add("start " + which.key(), () -> {
            serving.remove(which);
            processesOf(which).forEach(host.programs::kill);
            remains.remove(vmid, number);
        });
        awaitSocket(which, process);
        serving.put(which, process);
    }

    private void requireRoot(Share share, ShareProgram program) {
        if (program.form() == ShareProgram.Form.WITH_QEMU && host.group.isEmpty()) {
            throw ApiException.failed(share.key() + ": " + program.path()
                    + " works for root alone, and this agent is not root; install the newer virtiofsd, or run the agent"
                    + " as root");
        }
    }

    private List<String> confined(List<String> command) {
        return host.group.isEmpty()
                ? command
                : concat(List.of("setpriv", "--no-new-privs", "--inh-caps=-all", "--bounding-set=" + RIGHTS), command);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private RunningProcess launch(Share share, List<String> command) throws IOException {
        String unit = "vireo-fs-" + share.vmid + "-" + share.number;
        try {
            return host.programs.start(host.scopes.wrap(unit, command), log(share));
        } catch (IOException e) {
            throw ApiException.failed(share.key() + ": the directory can't be served: " + lastWords(share), e);
        }
    }

    private void awaitSocket(Share share, RunningProcess process) throws IOException, InterruptedException {
        Path socket = files.share(share.vmid, share.number);
        long polls = PATIENCE.toMillis() / POLL_MILLISECONDS;
        for (long i = 0; i < polls; i++) {
            if (Files.exists(socket) && accepts(socket)) {
                return;
            }
            if (!host.programs.isAlive(process)) {
                throw ApiException.failed(share.key() + ": the directory can't be served: " + lastWords(share));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        throw ApiException.failed(
                share.key() + ": the process that serves the directory does not listen: " + lastWords(share));
    }

    /** A socket has its name a moment before it accepts; to try would use up the one connection that it takes. */
    private boolean accepts(Path socket) {
        return host.hostFiles
                .read(LISTENING)
                .lines()
                .anyMatch(line -> line.endsWith(" " + socket) && line.contains(" " + ACCEPTS + " "));
    }

    /** What serves a directory, whoever started it. Where an agent died before QEMU came, a process still waits. */
    private List<RunningProcess> processesOf(Share share) {
        return processes.find().stream()
                .filter(each -> each.vmid().equals(share.vmid) && each.number() == share.number)
                .map(ShareProcesses.Serving::process)
                .toList();
    }

    private Path log(Share share) {
        return files.shareLog(share.vmid, share.number);
    }

    private String lastWords(Share share) throws IOException {
        List<String> lines = Files.exists(log(share)) ? Files.readAllLines(log(share)) : List.of();
        return lines.stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("it gave no reason");
    }

    /** When an agent starts: finds what serves machines that run, and ends what serves nobody. */
    public void adopt(Predicate<Vmid> runs) {
        for (ShareProcesses.Serving each : processes.find()) {
            if (runs.test(each.vmid())) {
                // The process that began first looks after the other one.
                serving.merge(
                        new Share(each.vmid(), each.number()),
                        each.process(),
                        (one, other) -> one.pid() < other.pid() ? one : other);
            } else {
                LOG.info(
                        "process {} serves a directory to VM {}, which does not run: it is ended",
                        each.process().pid(),
                        each.vmid());
                host.programs.kill(each.process());
                tidy(() -> remains.remove(each.vmid(), each.number()));
            }
        }
        tidy(() -> remains.removeForsakenLocks(runs));
    }

    /** What cannot be tidied up is no reason not to start. */
    private static void tidy(Tidying work) {
        try {
            work.run();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("cannot remove what processes that served directories have left: {}", e.getMessage());
        }
    }

    private interface Tidying {
        void run() throws IOException;
    }

    /** Directories whose process has ended. */
    List<Share> silent() {
        return serving.entrySet().stream()
                .filter(entry -> !host.programs.isAlive(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The directory is served no more. */
    void forget(Share share) {
        serving.remove(share);
    }

    /** Why a process ended. */
    String reason(Share share) {
        try {
            return lastWords(share);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of " + share.key() + " of VM " + share.vmid, e);
        }
    }
}
