// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a guest's script on the node, with the VMID and the phase as its arguments: {@code pre-start}, {@code post-start},
 * {@code pre-stop}, {@code post-stop}. A failing {@code pre-start} keeps the guest from starting; others are told of.
 */
public final class HookScript {
    private static final RunLimits LIMITS = RunLimits.QUICK.within(Duration.ofMinutes(10));

    private final Function<VolumeId, Path> paths;
    private final ProgramRunner programs;

    /** @param paths tells where a volume lies */
    public HookScript(Function<VolumeId, Path> paths, ProgramRunner programs) {
        this.paths = paths;
        this.programs = programs;
    }

    /** When a script runs. */
    public enum Phase {
        /** Before it is started. */
        PRE_START("pre-start"),
        /** Once it runs. */
        POST_START("post-start"),
        /** Before it is stopped or asked to shut down. */
        PRE_STOP("pre-stop"),
        /** Once it has ended. */
        POST_STOP("post-stop");

        private final String word;

        Phase(String word) {
            this.word = word;
        }
    }

    /** Runs the guest's script, if it has one. */
    public void run(Guest guest, Phase phase, TaskLog log) throws InterruptedException {
        Optional<VolumeId> script = guest.options().get(VmLifeOptions.HOOK_SCRIPT);
        if (script.isEmpty()) {
            return;
        }
        Optional<String> failure = failure(guest, script.get(), phase, log);
        if (failure.isPresent() && phase == Phase.PRE_START) {
            throw ApiException.failed("hookscript: " + failure.get());
        }
        failure.ifPresent(reason -> log.warn("hookscript: " + reason));
    }

    private Optional<String> failure(Guest guest, VolumeId script, Phase phase, TaskLog log)
            throws InterruptedException {
        try {
            Path file = paths.apply(script);
            if (!Files.isExecutable(file)) {
                return Optional.of(script + " does not exist or is not executable");
            }
            ProgramResult result =
                    programs.run(List.of(file.toString(), guest.vmid().toString(), phase.word), LIMITS);
            result.output().lines().forEach(line -> log.line("hookscript: " + line));
            return result.isSuccess()
                    ? Optional.empty()
                    : Optional.of(script + " failed in the phase " + phase.word + ": " + result.reason());
        } catch (IOException e) {
            return Optional.of(script + " can't be run: " + e.getMessage());
        }
    }
}
