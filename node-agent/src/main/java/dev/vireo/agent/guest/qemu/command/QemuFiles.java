// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.id.Vmid;
import java.nio.file.Path;

/**
 * Names of the files that belong to running virtual machines.
 *
 * @param runDirectory a directory with a short path: a Unix socket's path has at most 107 bytes
 */
public record QemuFiles(Path runDirectory) {
    private static final Path SHARE_LOCKS = Path.of("/var/run/virtiofsd");

    /** Holds the process id while the machine runs. */
    public Path pid(Vmid vmid) {
        return file(vmid, "pid");
    }

    /** Socket of the control protocol. */
    public Path qmp(Vmid vmid) {
        return file(vmid, "qmp");
    }

    /** Socket of the screen. */
    public Path vnc(Vmid vmid) {
        return file(vmid, "vnc");
    }

    /** Socket of the guest agent. */
    public Path guestAgent(Vmid vmid) {
        return file(vmid, "qga");
    }

    /** Socket of a serial port, 0 to 3. */
    public Path serial(Vmid vmid, int port) {
        return file(vmid, "serial" + port);
    }

    /** Socket over which its memory is carried. */
    public Path migration(Vmid vmid) {
        return file(vmid, "migrate");
    }

    /** Socket of the TPM's process. */
    public Path tpm(Vmid vmid) {
        return file(vmid, "swtpm");
    }

    /** Process id of the TPM's process. */
    public Path tpmPid(Vmid vmid) {
        return file(vmid, "swtpm.pid");
    }

    /** What the TPM's process prints. */
    public Path tpmLog(Vmid vmid) {
        return file(vmid, "swtpm.log");
    }

    /** Socket of the process that serves a directory, 0 to 9. */
    public Path share(Vmid vmid, int number) {
        return file(vmid, "fs" + number);
    }

    /** Where some programs that serve a directory write their process id. */
    public Path sharePid(Vmid vmid, int number) {
        return file(vmid, "fs" + number + ".pid");
    }

    /** The file that QEMU's own program keeps locked while it serves a directory, and leaves when it ends. */
    public Path shareLock(Vmid vmid, int number) {
        return SHARE_LOCKS.resolve(shareLockPrefix() + share(vmid, number).getFileName() + ".pid");
    }

    /** How the names of such files begin that are this agent's. */
    public String shareLockPrefix() {
        return (runDirectory + "/").replace('/', '.');
    }

    /** Where everybody's such files lie. */
    public Path shareLocks() {
        return SHARE_LOCKS;
    }

    /** What the process that serves a directory prints. */
    public Path shareLog(Vmid vmid, int number) {
        return file(vmid, "fs" + number + ".log");
    }

    /** What QEMU itself prints. */
    public Path log(Vmid vmid) {
        return file(vmid, "log");
    }

    /** Which huge pages were made for it. */
    public Path hugePages(Vmid vmid) {
        return file(vmid, "hugepages");
    }

    private Path file(Vmid vmid, String kind) {
        return runDirectory.resolve(vmid + "." + kind);
    }
}
