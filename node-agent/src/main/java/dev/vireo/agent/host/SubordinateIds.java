// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The accounts that root may give to containers as theirs: without an entry in {@code /etc/subuid} and {@code /etc/subgid}
 * no unprivileged container starts.
 */
public final class SubordinateIds {
    private static final List<Path> FILES = List.of(Path.of("/etc/subuid"), Path.of("/etc/subgid"));
    private static final String OWNER = "root";

    private final ProgramRunner programs;
    private final HostFiles files;

    /** @param programs runs {@code usermod}, which keeps others from writing these files meanwhile */
    public SubordinateIds(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /**
     * Sees to it that root may give a range of accounts.
     *
     * @param first number of the first account
     * @param count how many
     */
    public void ensure(long first, long count) throws IOException, InterruptedException {
        if (FILES.stream().allMatch(file -> covers(file, first, count))) {
            return;
        }
        String range = first + "-" + (first + count - 1);
        programs.require(List.of("usermod", "--add-subuids", range, "--add-subgids", range, OWNER));
    }

    private boolean covers(Path file, long first, long count) {
        return files.exists(file)
                && files.read(file)
                        .lines()
                        .map(line -> line.split(":"))
                        .filter(fields -> fields.length == 3 && (fields[0].equals(OWNER) || fields[0].equals("0")))
                        .filter(fields -> fields[1].matches("[0-9]{1,10}") && fields[2].matches("[0-9]{1,10}"))
                        .anyMatch(fields -> Long.parseLong(fields[1]) <= first
                                && Long.parseLong(fields[1]) + Long.parseLong(fields[2]) >= first + count);
    }
}
