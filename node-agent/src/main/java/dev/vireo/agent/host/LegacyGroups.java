// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Control groups of version 1: a tree for each controller. */
final class LegacyGroups implements ResourceGroups {
    private static final long USUAL_SHARES = 1024;
    private static final String WITH_SWAP = "memory.memsw.limit_in_bytes";
    private static final String MEMORY = "memory.limit_in_bytes";
    private static final String PROCESSORS = "cpuset.cpus";

    private final Path root;

    LegacyGroups(Path root) {
        this.root = root;
    }

    private Path group(String controller, String name) {
        return root.resolve(controller).resolve(name);
    }

    @Override
    public boolean exists(String group) {
        return Files.isDirectory(group("memory", group));
    }

    @Override
    public void limit(String name, GroupLimits limits) throws IOException {
        limitMemory(group("memory", name), limits);
        limitTime(group("cpu", name), limits.share());
        limitProcessors(name, limits.processors());
    }

    static void limitTime(Path group, CpuShare share) throws IOException {
        GroupFiles.write(group.resolve("cpu.cfs_period_us"), Long.toString(CpuShare.PERIOD));
        GroupFiles.write(
                group.resolve("cpu.cfs_quota_us"), Long.toString(share.quota().orElse(-1L)));
        GroupFiles.write(
                group.resolve("cpu.shares"), Long.toString(share.legacyShares().orElse(USUAL_SHARES)));
    }

    private void limitProcessors(String name, Optional<String> processors) throws IOException {
        Path group = group("cpuset", name);
        if (Files.isDirectory(group)) {
            String all = GroupFiles.read(root.resolve("cpuset").resolve(PROCESSORS));
            GroupFiles.write(group.resolve(PROCESSORS), processors.orElse(all));
        }
    }

    /** Memory alone may at no moment be more than memory and swap together: so which comes first depends. */
    private static void limitMemory(Path group, GroupLimits limits) throws IOException {
        String memory = Long.toString(limits.memory());
        Path both = group.resolve(WITH_SWAP);
        if (!Files.exists(both)) {
            // The kernel does not count swap by group.
            GroupFiles.write(group.resolve(MEMORY), memory);
            return;
        }
        long sum = limits.memory() + limits.swap();
        if (sum >= GroupFiles.number(group.resolve(MEMORY))) {
            GroupFiles.write(both, Long.toString(sum));
            GroupFiles.write(group.resolve(MEMORY), memory);
        } else {
            GroupFiles.write(group.resolve(MEMORY), memory);
            GroupFiles.write(both, Long.toString(sum));
        }
    }

    @Override
    public GroupUsage usage(String name) {
        Path memory = group("memory", name);
        long inactive = GroupFiles.number(GroupFiles.read(memory.resolve("memory.stat")), "total_inactive_file");
        long used = GroupFiles.number(memory.resolve("memory.usage_in_bytes"));
        long withSwap = GroupFiles.find(memory.resolve("memory.memsw.usage_in_bytes"))
                .map(Long::parseLong)
                .orElse(used);
        return new GroupUsage(
                GroupFiles.number(group("cpuacct", name).resolve("cpuacct.usage")),
                Math.max(0, used - inactive),
                Math.max(0, withSwap - used),
                transferred(name, "Read"),
                transferred(name, "Write"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Lines such as {@code 254:0 Read 4096}. */
    private long transferred(String name, String direction) {
        Path group = group("blkio", name);
        return Stream.of("blkio.throttle.io_service_bytes_recursive", "blkio.throttle.io_service_bytes")
                .flatMap(file -> GroupFiles.find(group.resolve(file)).stream())
                .findFirst()
                .map(text -> text.lines()
                        .map(line -> line.split(" "))
                        .filter(words -> words.length == 3 && words[1].equals(direction))
                        .mapToLong(words -> Long.parseLong(words[2]))
                        .sum())
                .orElse(0L);
    }

    @Override
    public Optional<String> processors(String group) {
        return GroupFiles.find(group("cpuset", group).resolve(PROCESSORS));
    }

    @Override
    public void freeze(String group, boolean isFrozen) throws IOException {
        GroupFiles.write(group("freezer", group).resolve("freezer.state"), isFrozen ? "FROZEN" : "THAWED");
    }

    @Override
    public boolean isFrozen(String group) {
        return GroupFiles.find(group("freezer", group).resolve("freezer.state"))
                .filter("FROZEN"::equals)
                .isPresent();
    }

    @Override
    public List<Long> processes(String name) throws IOException {
        return GroupFiles.processes(group("memory", name));
    }

    @Override
    public void kill(String name) throws IOException {
        GroupFiles.kill(group("memory", name));
    }

    @Override
    public void remove(String name) throws IOException {
        for (Path controller : controllers()) {
            try {
                GroupFiles.remove(controller.resolve(name));
            } catch (IOException e) {
                throw new IOException(
                        String.format(Locale.ROOT, "cannot remove %s: %s", controller.resolve(name), e.getMessage()),
                        e);
            }
        }
    }

    private List<Path> controllers() {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }
}
