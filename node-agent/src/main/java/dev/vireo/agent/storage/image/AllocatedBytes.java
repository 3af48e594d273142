// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of a storage files take, which for sparse files is less than their length. Java does not tell, {@code stat} does. */
public final class AllocatedBytes {
    private static final RunLimits LIMITS = RunLimits.QUICK;
    private static final int BLOCK = 512;
    /** Keeps the command below the limit of the kernel and the answer below that of the runner. */
    private static final int FILES_AT_ONCE = 500;

    private final ImagePrograms programs;

    /** @param programs runs {@code stat} */
    public AllocatedBytes(ProgramRunner programs) {
        this.programs = new ImagePrograms(programs);
    }

    /** The bytes that each file takes; files that have gone meanwhile are left out. */
    public Map<Path, Long> of(List<Path> files) {
        Map<Path, Long> all = new HashMap<>();
        for (int from = 0; from < files.size(); from += FILES_AT_ONCE) {
            ask(files.subList(from, Math.min(files.size(), from + FILES_AT_ONCE)), all);
        }
        return all;
    }

    private void ask(List<Path> files, Map<Path, Long> all) {
        List<String> command = new ArrayList<>(List.of("stat", "--printf=%b %n\\n", "--"));
        files.forEach(file -> command.add(file.toString()));
        ProgramResult result = programs.run(command, LIMITS);
        for (String line : result.output().lines().toList()) {
            int space = line.indexOf(' ');
            if (space > 0) {
                all.put(Path.of(line.substring(space + 1)), Long.parseLong(line.substring(0, space)) * BLOCK);
            }
        }
    }
}
