// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.id.Vmid;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the QEMU processes that this agent, or an earlier run of it, started. */
public final class QemuProcesses {
    private static final Path PROC = Path.of("/proc");

    private final HostFiles files;
    private final QemuFiles runFiles;

    QemuProcesses(HostFiles files, QemuFiles runFiles) {
        this.files = files;
        this.runFiles = runFiles;
    }

    /** Process numbers by guest: those whose command line names a pid file in this agent's run directory. */
    Map<Vmid, Long> find() {
        Map<Vmid, Long> found = new TreeMap<>();
        for (String name : files.list(PROC)) {
            if (name.chars().allMatch(Character::isDigit)) {
                inspect(name, found);
            }
        }
        return found;
    }

    private void inspect(String pid, Map<Vmid, Long> found) {
        List<String> arguments = commandLine(files, pid);
        int flag = arguments.indexOf("-pidfile");
        if (flag < 0 || flag + 1 >= arguments.size()) {
            return;
        }
        Path pidFile = Path.of(arguments.get(flag + 1));
        String stem = String.valueOf(pidFile.getFileName()).replace(".pid", "");
        if (runFiles.runDirectory().equals(pidFile.getParent()) && stem.matches("[1-9][0-9]{2,8}")) {
            found.put(Vmid.parse(stem), Long.parseLong(pid));
        }
    }

    /** Program and arguments of a process; empty if it has ended or may not be looked at. */
    public static List<String> commandLine(HostFiles files, String pid) {
        try {
            return Arrays.asList(
                    files.read(PROC.resolve(pid).resolve("cmdline")).split("\0"));
        } catch (UncheckedIOException e) {
            // It ended meanwhile, or belongs to somebody else.
            return List.of();
        }
    }
}
