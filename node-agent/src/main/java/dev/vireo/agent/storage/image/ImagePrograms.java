// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Runs programs that work on images; what keeps them from running becomes an error for the caller. */
record ImagePrograms(ProgramRunner programs) {
    ProgramResult run(List<String> command, RunLimits limits) {
        return run(command, limits, printed -> {});
    }

    /** @param printed is told what the program prints while it runs */
    ProgramResult run(List<String> command, RunLimits limits, Consumer<String> printed) {
        try {
            return programs.run(command, limits, printed);
        } catch (IOException e) {
            throw ApiException.failed("cannot run " + command.get(0) + ": is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.failed("received interrupt", e);
        }
    }
}
