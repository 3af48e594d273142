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
        Optional<ProgramResult> chrony = ask(List.of("chronyc", "-c", "tracking"));
        boolean isAnswered = chrony.isPresent() && chrony.get().isSuccess();
        if (isAnswered && chrony.get().output().contains(",Normal")) {
            return ok(CheckFinding.TIME_CHRONY);
        }
        if (files.exists(Path.of("/run/systemd/timesync/synchronized"))) {
            return ok(CheckFinding.TIME_TIMESYNCD);
        }
        Optional<ProgramResult> kernel = ask(List.of("timedatectl", "show", "--property=NTPSynchronized", "--value"));
        if (kernel.isPresent() && kernel.get().output().strip().equals("yes")) {
            return ok(CheckFinding.TIME_KEPT);
        }
        if (isAnswered) {
            return warning(CheckFinding.TIME_SEARCHING);
        }
        return chrony.isPresent() ? warning(CheckFinding.TIME_STOPPED, service()) : warning(CheckFinding.TIME_UNKEPT);
    }

    /** Debian calls it otherwise than others. */
    private String service() {
        boolean isDebian = files.exists(Path.of("/lib/systemd/system/chrony.service"))
                || files.exists(Path.of("/etc/init.d/chrony"));
        return isDebian ? "chrony" : "chronyd";
    }

    /** What a program answers, rightly or not; nothing if it is not installed. */
    private Optional<ProgramResult> ask(List<String> command) throws InterruptedException {
        try {
            return Optional.of(programs.run(command, RunLimits.QUICK));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
