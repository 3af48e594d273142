// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupsTest {
    private static final CpuShare SHARE = new CpuShare(Optional.of(1.5), Optional.of(200L));

    @TempDir
    Path root;

    @Test
    void versionTwoGetsQuotaAndWeightBeforeTheProcessJoins() throws IOException {
        Files.writeString(root.resolve("cgroup.controllers"), "cpu memory");
        new ControlGroups(root, "vireo").limit("vm-100", 4711, SHARE);
        Path group = root.resolve("vireo/vm-100");
        assertThat(group.resolve("cpu.max")).hasContent("150000 100000");
        assertThat(group.resolve("cpu.weight")).hasContent("200");
        assertThat(group.resolve("cgroup.procs")).hasContent("4711");
        assertThat(root.resolve("vireo/cgroup.subtree_control")).hasContent("+cpu");
    }

    @Test
    void versionTwoKnowsNoWeightAboveTenThousand() throws IOException {
        Files.writeString(root.resolve("cgroup.controllers"), "cpu");
        new ControlGroups(root, "vireo").limit("vm-100", 1, new CpuShare(Optional.empty(), Optional.of(262_144L)));
        assertThat(root.resolve("vireo/vm-100/cpu.max")).hasContent("max 100000");
        assertThat(root.resolve("vireo/vm-100/cpu.weight")).hasContent("10000");
    }

    @Test
    void versionOneGetsQuotaAndShares() throws IOException {
        Files.createDirectory(root.resolve("cpu"));
        new ControlGroups(root, "vireo").limit("vm-100", 4711, SHARE);
        Path group = root.resolve("cpu/vireo/vm-100");
        assertThat(group.resolve("cpu.cfs_quota_us")).hasContent("150000");
        assertThat(group.resolve("cpu.shares")).hasContent("200");
        assertThat(group.resolve("cgroup.procs")).hasContent("4711");
    }

    @Test
    void limitsThatGoAreTakenOffAgain() throws IOException {
        Files.createDirectory(root.resolve("cpu"));
        ControlGroups groups = new ControlGroups(root, "vireo");
        assertThat(groups.has("vm-100")).isFalse();
        groups.limit("vm-100", 4711, SHARE);
        groups.limit("vm-100", 4711, CpuShare.UNLIMITED);
        assertThat(root.resolve("cpu/vireo/vm-100/cpu.cfs_quota_us")).hasContent("-1");
        assertThat(root.resolve("cpu/vireo/vm-100/cpu.shares")).hasContent("1024");
        assertThat(groups.has("vm-100")).isTrue();
    }

    @Test
    void nodeWithoutGroupsSaysSo() {
        assertThatThrownBy(() -> new ControlGroups(root, "vireo").limit("vm-100", 1, SHARE))
                .hasMessageContaining("no control groups");
    }
}
