// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts QEMU as the account without rights. */
final class QemuLauncher {
    private final DetachedPrograms programs;
    private final QemuFiles files;
    private final ConfinedCommand confinement;

    QemuLauncher(DetachedPrograms programs, QemuFiles files, Optional<ServiceAccount> account, boolean hasSystemd) {
        this.programs = programs;
        this.files = files;
        this.confinement = new ConfinedCommand(account, hasSystemd);
    }

    /** Starts it; it opens its control socket a moment later. */
    RunningProcess launch(Vmid vmid, List<String> qemu) throws IOException {
        removeFiles(vmid);
        Path log = files.log(vmid);
        Files.deleteIfExists(log);
        return programs.start(confinement.wrap("vireo-vm-" + vmid, qemu), log);
    }

    /** Removes the pid file and the sockets of a machine that does not run. QEMU leaves some of them when it ends. */
    void removeFiles(Vmid vmid) throws IOException {
        for (Path old : List.of(files.pid(vmid), files.qmp(vmid), files.vnc(vmid), files.guestAgent(vmid))) {
            Files.deleteIfExists(old);
        }
        for (int port = 0; port < 4; port++) {
            Files.deleteIfExists(files.serial(vmid, port));
        }
    }

    /** Removes the files of a machine that has ended, and the sockets of what served directories to it. */
    void removeAllFiles(Vmid vmid) throws IOException {
        removeFiles(vmid);
        ShareFiles shares = new ShareFiles(files);
        for (int number = 0; number <= VmHardwareOptions.VIRTIOFS.last(); number++) {
            shares.remove(vmid, number);
        }
    }

    /** What QEMU said last: mostly why it ended. */
    Optional<String> lastWords(Vmid vmid) throws IOException {
        return Files.readAllLines(files.log(vmid)).stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later);
    }
}
