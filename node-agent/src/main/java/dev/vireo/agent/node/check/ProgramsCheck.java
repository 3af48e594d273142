// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import dev.vireo.model.node.CheckedUse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Whether the programs are there that features need, with the packages that bring them. */
record ProgramsCheck(HostFiles files) implements HostCheck {
    private static final List<String> PLACES = List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "");

    @Override
    public String id() {
        return "programs";
    }

    @Override
    public String title() {
        return "Programs";
    }

    @Override
    public Check run() {
        List<CheckedUse> missing =
                Arrays.stream(CheckedUse.values()).filter(use -> !isThere(use)).toList();
        if (missing.isEmpty()) {
            return ok(CheckFinding.PROGRAMS);
        }
        List<String> packages = missing.stream().map(CheckedUse::software).toList();
        List<String> uses = missing.stream().map(CheckedUse::words).toList();
        return warning(
                CheckFinding.PROGRAMS_MISSING,
                String.join(", ", packages),
                String.join(", ", uses),
                String.join(" ", packages));
    }

    private boolean isThere(CheckedUse use) {
        return PLACES.stream().anyMatch(place -> files.exists(Path.of(place + use.program())));
    }
}
