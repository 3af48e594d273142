// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Control groups of version 2: one tree for all controllers. */
final class UnifiedGroups implements ResourceGroups {
    private static final long USUAL_WEIGHT = 100;
    private static final long NANOSECONDS = 1000;
    private static final String PROCESSORS = "cpuset.cpus";
    private static final Pattern COUNTER = Pattern.compile("\\b(rbytes|wbytes)=([0-9]+)");

    private final Path root;

    UnifiedGroups(Path root) {
        this.root = root;
    }

    private Path group(String name) {
        return root.resolve(name);
    }

    @Override
    public boolean exists(String group) {
        return Files.isDirectory(group(group));
    }

    @Override
    public void limit(String name, GroupLimits limits) throws IOException {
        Path group = group(name);
        limitMemoryAndSwap(group, limits);
        limitTime(group, limits.share());
        limitProcessors(group, limits.processors());
    }

    /** An empty list stands for all that the group above has; but one that was limited takes none while processes are in it. */
    private static void limitProcessors(Path group, Optional<String> processors) throws IOException {
        Optional<String> present = GroupFiles.find(group.resolve(PROCESSORS));
        if (present.isEmpty() || (processors.isEmpty() && present.get().isEmpty())) {
            return;
        }
        String wanted = processors.orElseGet(() -> GroupFiles.read(group.resolveSibling("cpuset.cpus.effective")));
        GroupFiles.write(group.resolve(PROCESSORS), wanted);
    }

    /** Swap comes first: what memory is to lose may go there. */
    private static void limitMemoryAndSwap(Path group, GroupLimits limits) throws IOException {
        Path swap = group.resolve("memory.swap.max");
        Optional<String> before = GroupFiles.find(swap);
        if (before.isEmpty()) {
            limitMemory(group, limits.memory());
            return;
        }
        GroupFiles.write(swap, Long.toString(limits.swap()));
        try {
            limitMemory(group, limits.memory());
        } catch (IOException e) {
            GroupFiles.write(swap, before.get());
            throw e;
        }
    }

    /** This version ends processes where the limit is below what they hold; the first one refuses it, and so do we. */
    private static void limitMemory(Path group, long memory) throws IOException {
        Path high = group.resolve("memory.high");
        if (used(group) > memory && Files.exists(high)) {
            try {
                // Takes caches away, and ends nobody.
                GroupFiles.write(high, Long.toString(memory));
                if (used(group) > memory) {
                    throw new IOException(String.format(
                            Locale.ROOT, "%d bytes of memory are in use, which can't be taken away", used(group)));
                }
            } finally {
                GroupFiles.write(high, "max");
            }
        }
        GroupFiles.write(group.resolve("memory.max"), Long.toString(memory));
    }

    private static long used(Path group) {
        return GroupFiles.number(group.resolve("memory.current"));
    }

    static void limitTime(Path group, CpuShare share) throws IOException {
        String quota = share.quota().map(String::valueOf).orElse("max");
        GroupFiles.write(group.resolve("cpu.max"), quota + " " + CpuShare.PERIOD);
        GroupFiles.write(
                group.resolve("cpu.weight"), Long.toString(share.unifiedWeight().orElse(USUAL_WEIGHT)));
    }

    @Override
    public GroupUsage usage(String name) {
        Path group = group(name);
        String io = GroupFiles.find(group.resolve("io.stat")).orElse("");
        long inactive = GroupFiles.number(GroupFiles.read(group.resolve("memory.stat")), "inactive_file");
        return new GroupUsage(
                GroupFiles.number(GroupFiles.read(group.resolve("cpu.stat")), "usage_usec") * NANOSECONDS,
                Math.max(0, GroupFiles.number(group.resolve("memory.current")) - inactive),
                GroupFiles.number(group.resolve("memory.swap.current")),
                sum(io, "rbytes"),
                sum(io, "wbytes"),
                pressure(group, "cpu"),
                pressure(group, "io"),
                pressure(group, "memory"));
    }

    private static long sum(String text, String counter) {
        Matcher matcher = COUNTER.matcher(text);
        long sum = 0;
        while (matcher.find()) {
            sum += matcher.group(1).equals(counter) ? Long.parseLong(matcher.group(2)) : 0;
        }
        return sum;
    }

    private static Optional<PressureInfo> pressure(Path group, String of) {
        return GroupFiles.find(group.resolve(String.format(Locale.ROOT, "%s.pressure", of)))
                .map(PressureInfo::parse);
    }

    @Override
    public Optional<String> processors(String group) {
        return GroupFiles.find(group(group).resolve(PROCESSORS));
    }

    @Override
    public void freeze(String group, boolean isFrozen) throws IOException {
        GroupFiles.write(group(group).resolve("cgroup.freeze"), isFrozen ? "1" : "0");
    }

    @Override
    public boolean isFrozen(String group) {
        return GroupFiles.find(group(group).resolve("cgroup.events"))
                .filter(events -> GroupFiles.number(events, "frozen") == 1)
                .isPresent();
    }

    @Override
    public List<Long> processes(String name) throws IOException {
        return GroupFiles.processes(group(name));
    }

    @Override
    public void kill(String name) throws IOException {
        Path all = group(name).resolve("cgroup.kill");
        if (Files.exists(all)) {
            GroupFiles.write(all, "1");
        } else {
            GroupFiles.kill(group(name));
        }
    }

    @Override
    public void remove(String group) throws IOException {
        GroupFiles.remove(group(group));
    }
}
