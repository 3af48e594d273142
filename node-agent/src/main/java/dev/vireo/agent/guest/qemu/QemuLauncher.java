// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts QEMU as the account without rights and waits until it listens. */
final class QemuLauncher {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLISECONDS = 4;

    private final DetachedPrograms programs;
    private final QemuFiles files;
    private final ConfinedCommand confinement;

    QemuLauncher(DetachedPrograms programs, QemuFiles files, Optional<ServiceAccount> account, boolean hasSystemd) {
        this.programs = programs;
        this.files = files;
        this.confinement = new ConfinedCommand(account, hasSystemd);
    }

    /** Starts it; when the answer is there, QEMU has opened its control socket. */
    RunningProcess launch(Vmid vmid, List<String> qemu) throws IOException, InterruptedException {
        removeFiles(vmid);
        Path log = files.log(vmid);
        Files.deleteIfExists(log);
        RunningProcess process = programs.start(confinement.wrap("vireo-vm-" + vmid, qemu), log);
        try {
            awaitSocket(vmid, process);
            return process;
        } catch (ApiException | InterruptedException e) {
            programs.kill(process);
            throw e;
        }
    }

    /** Removes the pid file and the sockets of a machine that does not run. QEMU leaves some of them when it ends. */
    void removeFiles(Vmid vmid) throws IOException {
        for (Path old : List.of(
                files.pid(vmid), files.qmp(vmid), files.vnc(vmid), files.guestAgent(vmid))) {
            Files.deleteIfExists(old);
        }
        for (int port = 0; port < 4; port++) {
            Files.deleteIfExists(files.serial(vmid, port));
        }
    }

    private void awaitSocket(Vmid vmid, RunningProcess process) throws InterruptedException, IOException {
        long polls = PATIENCE.toMillis() / POLL_MILLISECONDS;
        for (long i = 0; i < polls && !Files.exists(files.pid(vmid)); i++) {
            if (!programs.isAlive(process)) {
                throw ApiException.failed("QEMU did not start: " + lastWords(vmid));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
    }

    /** What QEMU said last: mostly why it ended. */
    String lastWords(Vmid vmid) throws IOException {
        List<String> lines = Files.readAllLines(files.log(vmid)).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "it gave no reason" : lines.get(lines.size() - 1);
    }
}
