// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.share;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the program that serves directories where distributions put it; the newer one first. */
final class ShareProgramSearch {
    private static final List<String> PLACES =
            List.of("usr/libexec/virtiofsd", "usr/lib/virtiofsd", "usr/bin/virtiofsd", "usr/lib/qemu/virtiofsd");

    private final ProgramRunner programs;
    private final Path root;

    /** @param root directory in which {@code usr} lies, {@code /} on a real node */
    ShareProgramSearch(ProgramRunner programs, Path root) {
        this.programs = programs;
        this.root = root;
    }

    /**
     * The program.
     *
     * @param key the machine's key that needs it, such as {@code virtiofs0}
     * @throws ApiException if there is none
     */
    ShareProgram require(String key) throws InterruptedException {
        for (String place : PLACES) {
            Path path = root.resolve(place);
            Optional<ShareProgram> program = Files.isExecutable(path) ? look(path) : Optional.empty();
            if (program.isPresent()) {
                return program.get();
            }
        }
        throw ApiException.failed(
                key + ": this node can't share directories, the program virtiofsd is missing; on Debian"
                        + " 12 it comes with the package qemu-system-common, on newer systems: apt-get install virtiofsd");
    }

    private Optional<ShareProgram> look(Path path) throws InterruptedException {
        try {
            ProgramResult help = programs.run(List.of(path.toString(), "--help"), RunLimits.QUICK);
            return ShareProgram.of(path, help.output());
        } catch (IOException e) {
            // It can't be run, built for another system for instance: perhaps there is another one.
            return Optional.empty();
        }
    }
}
