// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs that answer what was recorded on another machine; the longest beginning of a command line that fits counts. */
public final class RecordedPrograms implements ProgramRunner {
    private final Map<String, ProgramResult> answers = new LinkedHashMap<>();
    private final List<String> commands = new ArrayList<>();

    /** What a command prints that ends well. */
    public RecordedPrograms with(String command, String output) {
        return with(command, new ProgramResult(0, output, "", false));
    }

    /** How a command ends. */
    public RecordedPrograms with(String command, ProgramResult result) {
        answers.put(command, result);
        return this;
    }

    /** The command lines that were run. */
    public List<String> commands() {
        return commands;
    }

    @Override
    public ProgramResult run(List<String> command, RunLimits limits) throws IOException {
        String line = String.join(" ", command);
        commands.add(line);
        return answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new IOException("no such program: " + command.get(0)));
    }
}
