// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether something keeps the node's clock right. */
record TimeCheck(ProgramRunner programs, HostFiles files) implements HostCheck {
    @Override
    public String id() {
        return "time";
    }

    @Override
    public String title() {
        return "Clock";
    }

    @Override
    public Check run() throws InterruptedException {
        Optional<Boolean> chrony = ask(List.of("chronyc", "-c", "tracking"))
                .map(answer -> answer.output().contains(",Normal"));
        if (chrony.orElse(false)) {
            return ok(CheckFinding.TIME_CHRONY);
        }
        if (files.exists(Path.of("/run/systemd/timesync/synchronized"))) {
            return ok(CheckFinding.TIME_TIMESYNCD);
        }
        Optional<Boolean> kernel = ask(List.of("timedatectl", "show", "--property=NTPSynchronized", "--value"))
                .map(answer -> answer.output().strip().equals("yes"));
        if (kernel.orElse(false)) {
            return ok(CheckFinding.TIME_KEPT);
        }
        return warning(chrony.isPresent() ? CheckFinding.TIME_SEARCHING : CheckFinding.TIME_UNKEPT);
    }

    private Optional<ProgramResult> ask(List<String> command) throws InterruptedException {
        try {
            return Optional.of(programs.run(command, RunLimits.QUICK)).filter(ProgramResult::isSuccess);
        } catch (IOException e) {
            // It is not installed.
            return Optional.empty();
        }
    }
}
