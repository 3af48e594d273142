// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** Whether the agent's port is the agent's. */
record PortCheck(HostFiles files, Path state, int port) implements HostCheck {
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENING = "0A";

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

    private boolean agentRuns() throws IOException {
        Path lock = state.resolve("agent.lock");
        if (!Files.isWritable(lock)) {
            return Files.exists(lock);
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        } catch (OverlappingFileLockException e) {
            // This very program is the agent.
            return true;
        }
    }
}
