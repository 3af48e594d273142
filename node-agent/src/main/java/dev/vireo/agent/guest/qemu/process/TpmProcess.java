// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.capability.KeyValueText;
import dev.vireo.agent.guest.qemu.command.DiskImage;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.TpmState;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The process that emulates a machine's TPM ({@code swtpm}). It is started before QEMU with the account of QEMU, keeps its
 * state on a volume, and ends by itself when QEMU lets go of it, however QEMU ends: so no agent has to look after it.
 */
public final class TpmProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_MILLISECONDS = 4;

    private final DetachedPrograms programs;
    private final HostFiles hostFiles;
    private final QemuFiles files;
    private final ConfinedCommand confinement;

    /** @param host starts and ends the process */
    public TpmProcess(QemuHost host) {
        this.programs = host.programs();
        this.hostFiles = host.hostFiles();
        this.files = host.files();
        this.confinement = new ConfinedCommand(host.account(), host.hasSystemd());
    }

    /** The program and its arguments. */
    static List<String> command(Vmid vmid, TpmState state, DiskImage image, QemuFiles files) {
        if (!image.format().equals("raw")) {
            throw ApiException.failed("tpmstate0: the state of a TPM lies on a raw volume, not " + image.format());
        }
        List<String> command = new ArrayList<>(List.of(
                "swtpm",
                "socket",
                "--tpmstate",
                "backend-uri=file://" + KeyValueText.plain(image.path()),
                "--ctrl",
                "type=unixio,path=" + KeyValueText.plain(files.tpm(vmid)) + ",mode=0600",
                "--pid",
                "file=" + KeyValueText.plain(files.tpmPid(vmid)),
                "--terminate"));
        if (state.version().equals("v2.0")) {
            command.add("--tpm2");
        }
        return command;
    }

    /** Starts it; when the answer is there it listens. */
    public void start(Vmid vmid, TpmState state, DiskImage image, Undo undo) throws IOException, InterruptedException {
        endForsaken(vmid);
        Files.deleteIfExists(files.tpm(vmid));
        Files.deleteIfExists(files.tpmLog(vmid));
        List<String> command = confinement.wrap("vireo-tpm-" + vmid, command(vmid, state, image, files));
        RunningProcess process = launch(command, vmid);
        undo.add("start the TPM of VM " + vmid, () -> programs.kill(process));
        awaitSocket(vmid, process);
    }

    /** Where an agent died between a TPM's start and QEMU's, nobody ever let go of the TPM: it still waits. */
    private void endForsaken(Vmid vmid) throws IOException, InterruptedException {
        Path pidFile = files.tpmPid(vmid);
        String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
        if (pid.matches("[1-9][0-9]{0,9}")
                && commandLine(pid).contains(files.tpm(vmid).toString())) {
            Optional<RunningProcess> forsaken = programs.find(Long.parseLong(pid));
            if (forsaken.isPresent()) {
                // The state is locked for as long as it lives.
                programs.end(forsaken.get());
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private String commandLine(String pid) {
        Path file = Path.of("/proc", pid, "cmdline");
        try {
            return hostFiles.exists(file) ? hostFiles.read(file) : "";
        } catch (UncheckedIOException e) {
            // It ended just now.
            return "";
        }
    }

    private RunningProcess launch(List<String> command, Vmid vmid) throws IOException {
        try {
            return programs.start(command, files.tpmLog(vmid));
        } catch (IOException e) {
            throw ApiException.failed(
                    "tpmstate0: the TPM can't be started (" + lastWords(vmid)
                            + "); it needs the program swtpm, on Debian: apt-get install swtpm",
                    e);
        }
    }

    private void awaitSocket(Vmid vmid, RunningProcess process) throws IOException, InterruptedException {
        long polls = PATIENCE.toMillis() / POLL_MILLISECONDS;
        for (long i = 0; i < polls && !Files.exists(files.tpm(vmid)); i++) {
            if (!programs.isAlive(process)) {
                throw ApiException.failed("tpmstate0: the TPM did not start: " + lastWords(vmid)
                        + "; it needs the program swtpm, on Debian: apt-get install swtpm");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
    }

    private String lastWords(Vmid vmid) throws IOException {
        Path log = files.tpmLog(vmid);
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.isEmpty() ? "it gave no reason" : lines.get(lines.size() - 1);
    }
}
