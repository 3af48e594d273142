// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.host.Ext4Header;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts the file system of an image in order, as far as that needs nobody's decision. */
public final class Ext4Check {
    private static final RunLimits LONG = RunLimits.QUICK.within(Duration.ofHours(2));
    /** Exit codes are sums: 1 says that something was mended, 2 that whoever has it mounted is to start anew. */
    private static final int MENDED = 1 | 2;
    /** Errors were left. */
    private static final int ERRORS_LEFT = 4;

    private final ProgramRunner programs;

    /** @param programs runs {@code e2fsck} */
    public Ext4Check(ProgramRunner programs) {
        this.programs = programs;
    }

    /**
     * Does what has to be done after a power cut; a file system that was unmounted well is left alone.
     *
     * @throws IOException if it is not in order afterwards, so that mounting it could make it worse
     */
    public void mend(String image) throws IOException, InterruptedException {
        Path file = Path.of(image);
        if (!Files.isReadable(file) || !Ext4Header.read(file).needsNoCheck()) {
            run(image, List.of("-p"));
        }
    }

    /**
     * Looks through all of it, whatever it says of itself.
     *
     * @throws IOException if it is not in order afterwards
     */
    void mendAll(String image) throws IOException, InterruptedException {
        run(image, List.of("-f", "-p"));
    }

    private void run(String image, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("e2fsck"));
        command.addAll(options);
        command.add(image);
        ProgramResult result = programs.run(command, LONG);
        if (!result.timedOut() && (result.exitCode() & ERRORS_LEFT) != 0) {
            throw new IOException("the file system has errors that need a decision; run 'e2fsck " + image
                    + "' on the node: " + result.reason());
        }
        if (result.timedOut() || (result.exitCode() & ~MENDED) != 0) {
            throw new IOException("the file system of " + image + " cannot be checked: " + result.reason());
        }
    }
}
