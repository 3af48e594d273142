// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether guests can be limited: control groups of either version. */
record ControlGroupCheck(HostFiles files) implements HostCheck {
    private static final Path UNIFIED = Path.of("/sys/fs/cgroup/cgroup.controllers");
    /** Other words among the options of a mount are none. */
    private static final Set<String> KNOWN = Set.of(
            "blkio",
            "cpu",
            "cpuacct",
            "cpuset",
            "devices",
            "freezer",
            "hugetlb",
            "memory",
            "net_cls",
            "net_prio",
            "pids");

    private static final List<String> NEEDED = List.of("cpu", "memory");

    @Override
    public String id() {
        return "cgroups";
    }

    @Override
    public String title() {
        return "Limits (control groups)";
    }

    @Override
    public Check run() {
        boolean isUnified = files.exists(UNIFIED);
        Set<String> controllers = isUnified ? words(files.read(UNIFIED)) : mounted();
        List<String> missing = new ArrayList<>(NEEDED);
        missing.removeAll(controllers);
        if (!missing.isEmpty()) {
            return error(CheckFinding.GROUPS_MISSING, String.join(", ", missing));
        }
        return isUnified
                ? ok(CheckFinding.GROUPS_UNIFIED)
                : ok(CheckFinding.GROUPS_LEGACY, String.join(", ", controllers));
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.strip().split("\\s+")));
    }

    private Set<String> mounted() {
        Set<String> controllers = new TreeSet<>();
        files.read(Path.of("/proc/self/mounts"))
                .lines()
                .map(line -> line.split(" "))
                .forEach(fields -> {
                    if (fields.length > 3 && fields[2].equals("cgroup")) {
                        controllers.addAll(List.of(fields[3].split(",")));
                    }
                });
        controllers.retainAll(KNOWN);
        return controllers;
    }
}
