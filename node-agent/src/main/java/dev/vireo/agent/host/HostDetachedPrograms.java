// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts programs through {@code setsid}, so that no signal meant for the agent reaches them. */
public final class HostDetachedPrograms implements DetachedPrograms {
    private static final int STATE = 0;
    private static final int THREADS = 17;
    private static final int START_TICKS = 19;

    private final HostFiles files;

    /** @param files where {@code /proc} is read */
    public HostDetachedPrograms(HostFiles files) {
        this.files = files;
    }

    @Override
    public RunningProcess start(List<String> command, Path output) throws IOException {
        List<String> inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inOwnSession)
                .directory(new File("/"))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // What they say goes to a log as it is: no program on the way has to load what a language needs.
        builder.environment().put("LC_ALL", "C");
        long pid = builder.start().pid();
        return find(pid).orElseThrow(() -> new IOException(command.get(0) + " ended at once"));
    }

    @Override
    public Optional<RunningProcess> find(long pid) {
        return stat(pid)
                .filter(stat -> !hasEnded(stat))
                .map(stat -> new RunningProcess(pid, Long.parseLong(field(stat, START_TICKS))));
    }

    /** Its first thread may be a zombie while others still hold its files and sockets. */
    private static boolean hasEnded(String stat) {
        return field(stat, STATE).equals("Z") && Integer.parseInt(field(stat, THREADS)) <= 1;
    }

    private Optional<String> stat(long pid) {
        try {
            return Optional.of(files.read(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** One of the fields after the name, which may itself hold blanks and parentheses. Hundreds are looked at each second. */
    private static String field(String stat, int number) {
        int begin = stat.lastIndexOf(')') + 2;
        for (int before = 0; before < number; before++) {
            begin = stat.indexOf(' ', begin) + 1;
        }
        return stat.substring(begin, stat.indexOf(' ', begin));
    }

    @Override
    public boolean isAlive(RunningProcess process) {
        return find(process.pid()).equals(Optional.of(process));
    }

    @Override
    public boolean isThere(RunningProcess process) {
        return files.exists(Path.of("/proc", Long.toString(process.pid())));
    }

    @Override
    public void kill(RunningProcess process) {
        if (isAlive(process)) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
