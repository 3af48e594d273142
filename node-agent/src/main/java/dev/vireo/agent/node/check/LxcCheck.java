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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether containers can be run. */
record LxcCheck(ProgramRunner programs, HostFiles files) implements HostCheck {
    private static final Path PROGRAM = Path.of("/usr/bin/lxc-start");
    private static final Version OLDEST = new Version(4, 0);
    private static final List<Path> RANGES = List.of(Path.of("/etc/subuid"), Path.of("/etc/subgid"));
    /** Lines {@code USER:FIRST:COUNT} with 65536 numbers at least. */
    private static final Pattern RANGE =
            Pattern.compile("root:\\d+:(6553[6-9]|655[4-9]\\d|65[6-9]\\d\\d|6[6-9]\\d{3}|[7-9]\\d{4}|\\d{6,})");

    @Override
    public String id() {
        return "lxc";
    }

    @Override
    public String title() {
        return "Containers (LXC)";
    }

    @Override
    public Check run() throws InterruptedException {
        if (!files.exists(PROGRAM)) {
            return warning(CheckFinding.LXC_MISSING);
        }
        String version;
        try {
            ProgramResult answer = programs.run(List.of(PROGRAM.toString(), "--version"), RunLimits.QUICK);
            if (!answer.isSuccess()) {
                return error(CheckFinding.LXC_BROKEN, answer.reason());
            }
            version = answer.output().strip();
        } catch (IOException e) {
            return error(CheckFinding.LXC_BROKEN, String.valueOf(e.getMessage()));
        }
        return Version.of(version).isBefore(OLDEST) ? warning(CheckFinding.LXC_OLD, version) : surroundings(version);
    }

    private Check surroundings(String version) {
        if (!files.exists(Path.of("/proc/self/ns/user"))) {
            return warning(CheckFinding.LXC_NO_NAMESPACES);
        }
        List<String> without = RANGES.stream()
                .filter(file -> !hasRange(file))
                .map(Path::toString)
                .toList();
        if (!without.isEmpty() && !canAddRanges()) {
            return warning(CheckFinding.LXC_NO_RANGE, String.join(", ", without));
        }
        return files.exists(Path.of("/var/lib/lxcfs/proc"))
                ? ok(CheckFinding.LXC, version)
                : warning(CheckFinding.LXC_NO_LXCFS);
    }

    private boolean hasRange(Path file) {
        return files.exists(file)
                && files.read(file).lines().anyMatch(line -> RANGE.matcher(line).matches());
    }

    /** The agent does that by itself, before the first container starts that needs it. */
    private boolean canAddRanges() {
        return Stream.of("/usr/sbin/usermod", "/sbin/usermod").map(Path::of).anyMatch(files::exists);
    }
}
