// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.share;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.id.Vmid;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the processes that serve directories to this agent's machines: by the socket on their command line. */
final class ShareProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final String SOCKET = "--socket-path=";
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{2,8})\\.fs([0-9])");

    private final HostFiles files;
    private final DetachedPrograms programs;
    private final Path runDirectory;

    ShareProcesses(HostFiles files, DetachedPrograms programs, Path runDirectory) {
        this.files = files;
        this.programs = programs;
        this.runDirectory = runDirectory;
    }

    /**
     * A process that serves a directory.
     *
     * @param vmid whose directory
     * @param number of the key {@code virtiofsN}
     */
    record Serving(Vmid vmid, int number, RunningProcess process) {}

    /** All of them. One directory may have two: a process that looks after the confined one. */
    List<Serving> find() {
        List<Serving> found = new ArrayList<>();
        for (String name : files.list(PROC)) {
            if (name.chars().allMatch(Character::isDigit)) {
                inspect(Long.parseLong(name), found);
            }
        }
        return found;
    }

    private void inspect(long pid, List<Serving> found) {
        commandLine(pid).stream()
                .filter(argument -> argument.startsWith(SOCKET))
                .map(argument -> Path.of(argument.substring(SOCKET.length())))
                .filter(socket -> runDirectory.equals(socket.getParent()))
                .map(socket -> NAME.matcher(String.valueOf(socket.getFileName())))
                .filter(Matcher::matches)
                .findFirst()
                .ifPresent(name -> programs.find(pid)
                        .ifPresent(process -> found.add(
                                new Serving(Vmid.parse(name.group(1)), Integer.parseInt(name.group(2)), process))));
    }

    private List<String> commandLine(long pid) {
        try {
            return Arrays.asList(files.read(PROC.resolve(Long.toString(pid)).resolve("cmdline"))
                    .split("\0"));
        } catch (UncheckedIOException e) {
            // It ended meanwhile, or belongs to somebody else.
            return List.of();
        }
    }
}
