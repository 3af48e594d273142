// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.agent.task.Uninterrupted;
import dev.vireo.test.system.NodeContainers;
import dev.vireo.test.system.NodeGuests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one benchmark. When it is closed, guests of agents that had their state there end, and it is removed. */
record Scratch(Path path) implements AutoCloseable {
    /** Makes one. */
    static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("vireo-bench-"));
    }

    /** Makes one below which the account of guests may pass. */
    static Scratch inReach() throws IOException {
        Scratch scratch = make();
        Files.setPosixFilePermissions(scratch.path, PosixFilePermissions.fromString("rwx--x--x"));
        return scratch;
    }

    /** Makes a directory in it. */
    Path directory(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    @Override
    public void close() throws Exception {
        // Whoever runs them may have been told to end.
        Uninterrupted.run(this::endGuests);
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : leavesFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    private void endGuests() throws Exception {
        new NodeContainers(path).end();
        new NodeGuests(path).end();
    }
}
