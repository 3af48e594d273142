// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether the agent's port is the agent's. */
record PortCheck(HostFiles files, Path state, int port) implements HostCheck {
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LOCK = "agent.lock";
    private static final String LISTENING = "0A";
    /** Lines {@code N: POSIX ADVISORY WRITE PID MAJOR:MINOR:INODE START END}. */
    private static final Path LOCKS = Path.of("/proc/locks");

    private static final int LOCKED_FILE = 5;

    @Override
    public String id() {
        return "port";
    }

    @Override
    public String title() {
        return "The agent's port";
    }

    @Override
    public Check run() throws IOException {
        boolean isTaken = SOCKETS.stream().filter(files::exists).anyMatch(this::listens);
        if (isTaken && isHidden()) {
            return unknown(CheckFinding.PORT_HIDDEN, Integer.toString(port));
        }
        boolean isAgentThere = agentRuns();
        if (isTaken && !isAgentThere) {
            return error(CheckFinding.PORT_TAKEN, Integer.toString(port));
        }
        if (isTaken) {
            return ok(CheckFinding.PORT_OURS, Integer.toString(port));
        }
        return ok(isAgentThere ? CheckFinding.PORT_OTHER : CheckFinding.PORT_FREE, Integer.toString(port));
    }

    /** Lines {@code N: ADDRESS:PORT REMOTE STATE …} in hexadecimal. */
    private boolean listens(Path sockets) {
        String end = String.format(Locale.ROOT, ":%04X", port);
        return files.read(sockets)
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .anyMatch(fields -> fields.length > 3 && fields[1].endsWith(end) && fields[3].equals(LISTENING));
    }

    /** Whether it cannot be seen if there is an agent: its folder is closed to others. */
    private boolean isHidden() {
        Path lock = state.resolve(LOCK);
        return !Files.exists(lock) && !Files.notExists(lock);
    }

    /**
     * Whether somebody holds the agent's lock. The kernel's list is read and the file not opened: closing it would take the
     * lock from the agent, where this is the agent itself.
     */
    private boolean agentRuns() throws IOException {
        Path lock = state.resolve(LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        String end = ":" + Files.getAttribute(lock, "unix:ino");
        return files.read(LOCKS)
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .anyMatch(fields -> fields.length > LOCKED_FILE && fields[LOCKED_FILE].endsWith(end));
    }
}
