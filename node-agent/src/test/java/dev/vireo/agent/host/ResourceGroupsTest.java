// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On trees of files as the kernel shows them, for the version of control groups that a machine does not have. */
class ResourceGroupsTest {
    private static final String NAME = "lxc.payload.101";
    private static final GroupLimits LIMITS = new GroupLimits(
            512 << 20, 256 << 20, new CpuShare(Optional.of(0.5), Optional.of(250L)), Optional.of("0,3"));
    private static final GroupLimits WITHOUT = new GroupLimits(64 << 20, 0, CpuShare.UNLIMITED, Optional.empty());

    @TempDir
    Path root;

    private void tree(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private ResourceGroups unified() throws IOException {
        tree(Map.of(NAME + "/memory.swap.max", "max\n"));
        tree(Map.of(
                "cgroup.controllers",
                "cpuset cpu io memory pids",
                "cpuset.cpus.effective",
                "0-3\n",
                NAME + "/cpuset.cpus",
                "\n",
                NAME + "/memory.current",
                "1000000\n",
                NAME + "/memory.stat",
                "anon 5\ninactive_file 400000\nactive_file 7\n",
                NAME + "/memory.swap.current",
                "4096\n",
                NAME + "/cpu.stat",
                "usage_usec 1500000\nuser_usec 1\n",
                NAME + "/io.stat",
                "8:0 rbytes=100 wbytes=7 rios=1\n254:0 rbytes=11 wbytes=5 rios=9\n",
                NAME + "/memory.pressure",
                "some avg10=1.50 avg60=0.00 avg300=0.00 total=1\n",
                NAME + "/cgroup.events",
                "populated 1\nfrozen 1\n"));
        return ResourceGroups.of(root);
    }

    private ResourceGroups legacy() throws IOException {
        tree(Map.of(
                "cpuset/cpuset.cpus",
                "0-3\n",
                "cpuset/" + NAME + "/cpuset.cpus",
                "0-3\n",
                "cpu/" + NAME + "/cpu.shares",
                "1024\n",
                "memory/" + NAME + "/memory.limit_in_bytes",
                "1073741824\n",
                "memory/" + NAME + "/memory.memsw.limit_in_bytes",
                "1073741824\n",
                "memory/" + NAME + "/memory.usage_in_bytes",
                "1000000\n",
                "memory/" + NAME + "/memory.memsw.usage_in_bytes",
                "1004096\n",
                "memory/" + NAME + "/memory.stat",
                "inactive_file 3\ntotal_inactive_file 400000\n",
                "cpuacct/" + NAME + "/cpuacct.usage",
                "1500000000\n",
                "blkio/" + NAME + "/blkio.throttle.io_service_bytes",
                "254:0 Read 111\n254:0 Write 12\n254:0 Total 123\nTotal 123\n"));
        return ResourceGroups.of(root);
    }

    private String file(String path) throws IOException {
        return Files.readString(root.resolve(path)).strip();
    }

    @Test
    void versionTwoIsLimitedInOneTree() throws IOException {
        unified().limit(NAME, LIMITS);
        assertThat(file(NAME + "/memory.max")).isEqualTo("536870912");
        assertThat(file(NAME + "/memory.swap.max")).isEqualTo("268435456");
        assertThat(file(NAME + "/cpu.max")).isEqualTo("50000 100000");
        assertThat(file(NAME + "/cpu.weight")).isEqualTo("250");
        assertThat(file(NAME + "/cpuset.cpus")).isEqualTo("0,3");
    }

    @Test
    void versionTwoRefusesLessMemoryThanIsInUseInsteadOfEndingProcesses() throws IOException {
        ResourceGroups groups = unified();
        tree(Map.of(NAME + "/memory.max", "max", NAME + "/memory.high", "max", NAME + "/memory.current", "70000000\n"));
        assertThatThrownBy(() -> groups.limit(NAME, WITHOUT)).hasMessageContaining("70000000 bytes");
        assertThat(file(NAME + "/memory.max")).isEqualTo("max");
        assertThat(file(NAME + "/memory.high")).isEqualTo("max");
        assertThat(file(NAME + "/memory.swap.max")).isEqualTo("max");
    }

    @Test
    void versionTwoIsFreedOfItsLimits() throws IOException {
        ResourceGroups groups = unified();
        groups.limit(NAME, LIMITS);
        groups.limit(NAME, WITHOUT);
        assertThat(file(NAME + "/cpu.max")).isEqualTo("max 100000");
        assertThat(file(NAME + "/cpu.weight")).isEqualTo("100");
        // An empty list would be refused.
        assertThat(file(NAME + "/cpuset.cpus")).isEqualTo("0-3");
        assertThat(file(NAME + "/memory.swap.max")).isEqualTo("0");
    }

    @Test
    void versionTwoKnowsNoWeightAboveTenThousand() throws IOException {
        unified()
                .limit(
                        NAME,
                        new GroupLimits(1, 0, new CpuShare(Optional.empty(), Optional.of(500_000L)), Optional.empty()));
        assertThat(file(NAME + "/cpu.weight")).isEqualTo("10000");
    }

    @Test
    void versionTwoTellsWhatIsUsed() throws IOException {
        GroupUsage usage = unified().usage(NAME);
        assertThat(usage.processorNanoseconds()).isEqualTo(1_500_000_000L);
        assertThat(usage.memory()).isEqualTo(600_000);
        assertThat(usage.swap()).isEqualTo(4096);
        assertThat(usage.read()).isEqualTo(111);
        assertThat(usage.written()).isEqualTo(12);
        assertThat(usage.memoryPressure()).contains(new PressureInfo(1.5, 0));
        assertThat(usage.cpuPressure()).isEmpty();
    }

    @Test
    void versionTwoHoldsItsProcesses() throws IOException {
        ResourceGroups groups = unified();
        groups.freeze(NAME, true);
        assertThat(file(NAME + "/cgroup.freeze")).isEqualTo("1");
        assertThat(groups.isFrozen(NAME)).isTrue();
    }

    @Test
    void versionOneIsLimitedInATreeForEachController() throws IOException {
        legacy().limit(NAME, LIMITS);
        assertThat(file("memory/" + NAME + "/memory.limit_in_bytes")).isEqualTo("536870912");
        assertThat(file("memory/" + NAME + "/memory.memsw.limit_in_bytes")).isEqualTo("805306368");
        assertThat(file("cpu/" + NAME + "/cpu.cfs_quota_us")).isEqualTo("50000");
        assertThat(file("cpu/" + NAME + "/cpu.shares")).isEqualTo("250");
        assertThat(file("cpuset/" + NAME + "/cpuset.cpus")).isEqualTo("0,3");
    }

    @Test
    void versionOneIsFreedOfItsLimits() throws IOException {
        ResourceGroups groups = legacy();
        groups.limit(NAME, LIMITS);
        groups.limit(NAME, WITHOUT);
        assertThat(file("cpu/" + NAME + "/cpu.cfs_quota_us")).isEqualTo("-1");
        assertThat(file("cpu/" + NAME + "/cpu.shares")).isEqualTo("1024");
        assertThat(file("cpuset/" + NAME + "/cpuset.cpus")).isEqualTo("0-3");
    }

    @Test
    void versionOneTellsWhatIsUsed() throws IOException {
        GroupUsage usage = legacy().usage(NAME);
        assertThat(usage.processorNanoseconds()).isEqualTo(1_500_000_000L);
        assertThat(usage.memory()).isEqualTo(600_000);
        assertThat(usage.swap()).isEqualTo(4096);
        assertThat(usage.read()).isEqualTo(111);
        assertThat(usage.written()).isEqualTo(12);
        assertThat(usage.memoryPressure()).isEmpty();
    }

    @Test
    void groupThatHasEndedIsNotMistakenForOneThatUsesNothing() throws IOException {
        assertThatThrownBy(() -> legacy().usage("lxc.payload.102")).isInstanceOf(UncheckedIOException.class);
    }
}
