// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import static dev.vireo.agent.guest.lxc.process.ContainerUnderTest.VMID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.IsolatedNode;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.Until;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.metric.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every container, with real LXC on a node whose mounts and network are its own. */
abstract class RunningContainerContract {
    private static final ContainerPort CARD = new ContainerPort(
            "eth0", "BC:24:11:00:01:01", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0, false);

    @TempDir
    Path directory;

    private ContainerUnderTest ct;

    /** The account on the node that is root inside. */
    abstract long shift();

    @BeforeEach
    void make() throws Exception {
        Assumptions.assumeTrue(BusyboxRoot.isPossible(), "busybox-static is not installed");
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/lxc-start")), "lxc is not installed");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        ct = new ContainerUnderTest(directory, IsolatedNode.start(directory), shift());
    }

    @AfterEach
    void end() throws Exception {
        if (ct != null) {
            ct.close();
        }
    }

    @Test
    void containerHasItsVolumesAndCardAndLeavesNothingWhenItIsStopped() throws Exception {
        ct.start(ct.plan(List.of(ct.volume("mp0", "/data")), Map.of(0, CARD), ""));
        assertThat(ct.inside("id", "-u")).isEqualTo("0");
        assertThat(ct.inside("hostname")).isEqualTo("CT101");
        assertThat(ct.inside("cat", "/data/here")).isEqualTo("mp0");
        assertThat(ct.inside("grep", " /data ", "/proc/mounts"))
                .contains("noatime")
                .contains("nosuid");
        ct.inside("ip", "link", "set", "eth0", "up");
        ct.inside("udhcpc", "-i", "eth0", "-q", "-n", "-t", "10", "-T", "1", "-s", "/etc/dhcp.sh");
        assertThat(ct.inside("ip", "addr", "show", "eth0"))
                .contains("bc:24:11:00:01:01")
                .contains("10.186.");
        String uid = Files.readAllLines(Path.of("/proc/" + ct.container().init() + "/status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .findFirst()
                .orElseThrow();
        assertThat(uid.split("\\s+")[1]).isEqualTo(Long.toString(shift()));
        ct.current().stop(ct.container());
        assertThat(ct.remains()).isEmpty();
        assertThat(ct.ends).containsExactly(new ContainerEnd(VMID, ContainerEnd.Cause.STOP));
        assertThat(ct.warnings).isEmpty();
    }

    @Test
    void initSwitchesItselfOffWhenItIsAsked() throws Exception {
        ct.start(ct.plan());
        assertThat(ct.current().shutDown(ct.container(), 30_000)).isTrue();
        assertThat(ct.current().find(VMID)).isEmpty();
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void rebootFromInsideIsToldAndLeavesTheStartToTheAgent() throws Exception {
        ct.start(ct.plan(List.of(), Map.of(0, CARD), ""));
        ct.attempt("reboot");
        assertThat(ct.awaitEnd()).isEqualTo(new ContainerEnd(VMID, ContainerEnd.Cause.REBOOT));
        assertThat(ct.remains()).isEmpty();
        ct.start(ct.plan(List.of(), Map.of(0, CARD), ""));
        assertThat(ct.inside("id", "-u")).isEqualTo("0");
    }

    @Test
    void nothingIsLeftWhenLxcItselfIsKilled() throws Exception {
        RunningContainer container = ct.start(ct.plan(List.of(ct.volume("mp0", "/data")), Map.of(0, CARD), ""));
        ct.host.programs().kill(container.monitor());
        assertThat(ct.awaitEnd()).isEqualTo(new ContainerEnd(VMID, ContainerEnd.Cause.CRASH));
        Until.holds("it came to be", () -> ct.remains().isEmpty());
        ct.start(ct.plan(List.of(), Map.of(0, CARD), ""));
    }

    @Test
    void containerGoesOnWhileTheAgentIsStartedAnew() throws Exception {
        RunningContainer before = ct.start(ct.plan(List.of(), Map.of(0, CARD), ""));
        assertThat(ct.restartAgent()).isEmpty();
        assertThat(ct.container()).isEqualTo(before);
        assertThat(ct.inside("id", "-u")).isEqualTo("0");
        ct.current().stop(ct.container());
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void rebootWhileNoAgentIsThereIsToldAtItsStart() throws Exception {
        RunningContainer container = ct.start(ct.plan(List.of(), Map.of(0, CARD), ""));
        ct.attempt("reboot");
        Until.holds("it came to be", () -> !ct.host.programs().isAlive(container.monitor()));
        assertThat(ct.restartAgent()).containsExactly(new ContainerEnd(VMID, ContainerEnd.Cause.REBOOT));
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void startThatIsCutOffAtAnyStepIsClearedAwayByTheNextAgent() throws Exception {
        ContainerPlan plan = ct.plan(List.of(ct.volume("mp0", "/data")), Map.of(0, CARD), "");
        for (String step : List.of("start.directory", "start.mount", "start.plug", "start.launch")) {
            List<String> seen = new ArrayList<>();
            StepListener dying = reached -> {
                if (reached.equals(step)) {
                    seen.addAll(clearedByAnother());
                    throw new IllegalStateException("cut off");
                }
            };
            assertThatThrownBy(() -> ct.current().start(plan, ct.log, dying)).hasMessage("cut off");
            assertThat(seen).as(step).isEmpty();
            assertThat(ct.remains()).as(step).isEmpty();
        }
    }

    private List<String> clearedByAnother() {
        try {
            ct.runtime().adopt();
            return ct.remains();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startThatFailsTellsWhyAndLeavesNothing() throws Exception {
        ContainerPlan plan =
                ct.plan(List.of(ct.volume("mp0", "/data")), Map.of(0, CARD), "lxc.init.cmd = /sbin/nothing-here\n");
        assertThatThrownBy(() -> ct.current().start(plan, ct.log, StepListener.NONE))
                .hasMessageContaining("container 101")
                .hasMessageContaining("nothing-here");
        assertThat(ct.remains()).isEmpty();
        assertThat(ct.current().find(VMID)).isEmpty();
    }

    @Test
    void missingBridgeAndVlanOnAPlainBridgeAreRefusedByName() throws Exception {
        assertThatThrownBy(() -> ct.current()
                        .start(ct.plan(List.of(), Map.of(1, CARD.on("vmbr9")), ""), ct.log, StepListener.NONE))
                .hasMessageContaining("net1: bridge 'vmbr9' does not exist");
        ct.node.run("ip", "link", "add", "name", "plain0", "type", "bridge");
        ContainerPort tagged = new ContainerPort(
                "eth0", CARD.address(), Optional.of("plain0"), Optional.empty(), Optional.of(7L), List.of(), 0, false);
        assertThatThrownBy(() ->
                        ct.current().start(ct.plan(List.of(), Map.of(0, tagged), ""), ct.log, StepListener.NONE))
                .hasMessageContaining("not VLAN-aware");
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void heldContainerDoesNothingAndCanBeStopped() throws Exception {
        RunningContainer container = ct.start(ct.plan());
        ct.current().freeze(container, true);
        assertThat(ct.isFrozen()).isTrue();
        ct.current().freeze(container, false);
        assertThat(ct.inside("id", "-u")).isEqualTo("0");
        ct.current().freeze(container, true);
        ct.current().stop(container);
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void memoryLimitHoldsInsideAndCanBeChanged() throws Exception {
        RunningContainer container = ct.start(ct.plan());
        String[] eater = {"dd", "if=/dev/zero", "of=/dev/null", "bs=100M", "count=1"};
        assertThat(ct.attempt(eater).isSuccess()).isFalse();
        ct.current().live().limit(container, ct.limits(256, Optional.empty()), Optional.empty());
        assertThat(ct.attempt(eater).isSuccess()).isTrue();
        ct.current().live().limit(container, ct.limits(48, Optional.empty()), Optional.empty());
        assertThat(ct.attempt(eater).isSuccess()).isFalse();
        assertThat(ct.current().live().usage(container).memory()).isBetween(1L, 48L << 20);
    }

    @Test
    void processorsAndTheirTimeAreLimited() throws Exception {
        ContainerPlan plan = ct.plan();
        RunningContainer container = ct.start(new ContainerPlan(
                VMID,
                plan.config(),
                plan.mounts(),
                Map.of(),
                List.of(),
                Optional.of(1L),
                shift(),
                false,
                (root, log) -> {}));
        assertThat(ct.inside("nproc")).isEqualTo("1");
        ct.current().live().limit(container, ct.limits(64, Optional.of(0.1)), Optional.empty());
        assertThat(ct.inside("nproc"))
                .isEqualTo(new HostProgramRunner().require(List.of("nproc")).strip());
        ct.attempt("timeout", "1", "sh", "-c", "while :; do :; done");
        Path groups = Path.of("/sys/fs/cgroup");
        Path group = ResourceGroups.isUnified(groups) ? groups : groups.resolve("cpu");
        assertThat(Files.readAllLines(group.resolve(ct.files.group(VMID)).resolve("cpu.stat")))
                .anyMatch(line -> line.matches("nr_throttled [1-9][0-9]*"));
        assertThat(ct.current().live().usage(container).processorNanoseconds()).isPositive();
    }

    @Test
    void volumeComesWhileItRunsAndGoesWithIt() throws Exception {
        RunningContainer container = ct.start(ct.plan());
        ct.current().live().mount(container, ct.volume("mp3", "/srv/more"));
        assertThat(ct.inside("cat", "/srv/more/here")).isEqualTo("mp3");
        ct.inside("touch", "/srv/more/written");
        assertThat(ct.node.mountsBelow(ct.files.live(VMID))).containsExactly(ct.files.live(VMID));
        ct.current().stop(container);
        Until.holds("it came to be", () -> ct.remains().isEmpty());
    }

    @Test
    void linkThatTheContainerPlantsLeadsNoMountOutOfIt() throws Exception {
        Path canary = Files.createDirectory(directory.resolve("canary"));
        RunningContainer container = ct.start(ct.plan());
        String passage = ContainerFiles.LIVE_INSIDE + "/mp3";
        ContainerMount volume = ct.volume("mp3", "/srv/more");
        // Root of an unprivileged container can't even write there.
        ct.attempt("ln", "-s", canary.toString(), passage);
        Path planted = Path.of("/proc/" + container.init() + "/root" + passage);
        assertThat(Files.isSymbolicLink(planted)).isEqualTo(shift() == 0);
        ct.current().live().mount(container, volume);
        assertThat(ct.inside("cat", "/srv/more/here")).isEqualTo("mp3");
        // Even a mount that is told to go through such a link is refused.
        ct.attempt("ln", "-s", canary.toString(), ContainerFiles.LIVE_INSIDE + "/mp4");
        Path through = ct.files.live(VMID).resolve("mp4");
        assertThatThrownBy(() -> new dev.vireo.agent.host.Mounts(ct.node.runner(), ct.node.files())
                        .attach(volume.source(), through))
                .hasMessageContaining("cannot mount");
        assertThat(ct.node.mountsBelow(canary)).isEmpty();
    }

    @Test
    void cardComesChangesAndGoesWhileItRuns() throws Exception {
        RunningContainer container = ct.start(ct.plan());
        ct.node.run("ip", "link", "add", "name", "plain0", "type", "bridge");
        LiveContainers live = ct.current().live();
        live.plug(container, 2, Optional.empty(), CARD, ct.warnings::add);
        assertThat(ct.inside("ip", "link", "show", "eth0")).contains("bc:24:11:00:01:01");
        assertThat(ct.node.interfaces()).contains(ContainerUnderTest.NAT);
        ContainerPort limited = new ContainerPort(
                "eth0", CARD.address(), Optional.of("plain0"), Optional.empty(), Optional.empty(), List.of(), 2, true);
        live.plug(container, 2, Optional.of(CARD), limited, ct.warnings::add);
        assertThat(ct.node.interfaces()).doesNotContain(ContainerUnderTest.NAT);
        String shown = ct.node.run("ip", "-details", "link", "show", "dev", ct.files.card(VMID, 2));
        assertThat(shown).contains("master plain0").contains("state DOWN");
        assertThat(ct.node.run("tc", "qdisc", "show", "dev", ct.files.card(VMID, 2)))
                .contains("tbf");
        live.unplug(container, 2);
        assertThat(ct.attempt("ip", "link", "show", "eth0").isSuccess()).isFalse();
    }

    @Test
    void deviceFileHasItsOwnOwnerAndTheNodesStaysAsItIs() throws Exception {
        String entry = "lxc.mount.entry = " + ct.files.devices(VMID).resolve("dev0")
                + " dev/zeroes none bind,create=file 0 0\n";
        ContainerPlan plan = ct.plan(List.of(), Map.of(), entry);
        PassedDevice device = new PassedDevice("dev0", Path.of("/dev/zero"), "0640", 7, 8);
        ct.start(new ContainerPlan(
                VMID,
                plan.config(),
                plan.mounts(),
                Map.of(),
                List.of(device),
                Optional.empty(),
                shift(),
                false,
                (root, log) -> {}));
        assertThat(ct.inside("stat", "-c", "%u %g %a %t:%T", "/dev/zeroes")).isEqualTo("7 8 640 1:5");
        ct.inside("dd", "if=/dev/zeroes", "of=/dev/null", "count=1");
        assertThat(new HostProgramRunner().require(List.of("stat", "-c", "%u %a", "/dev/zero")))
                .startsWith("0 666");
        ct.current().stop(ct.container());
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void deviceThatTheNodeLacksIsRefusedByName() throws Exception {
        ContainerPlan plan = ct.plan();
        PassedDevice device = new PassedDevice("dev3", Path.of("/dev/no-such"), "0640", 0, 0);
        ContainerPlan missing = new ContainerPlan(
                VMID,
                plan.config(),
                plan.mounts(),
                Map.of(),
                List.of(device),
                Optional.empty(),
                shift(),
                false,
                (root, log) -> {});
        assertThatThrownBy(() -> ct.current().start(missing, ct.log, StepListener.NONE))
                .hasMessageContaining("dev3: '/dev/no-such' is no device of this node");
        assertThat(ct.remains()).isEmpty();
    }

    @Test
    void containerThatAskedForARebootIsStartedAgain() throws Exception {
        ContainerPlan plan = ct.plan(List.of(), Map.of(0, CARD), "");
        RunningContainer before = ct.start(plan);
        ContainerReboots reboots = new ContainerReboots(
                new GuestLocks(), ct.current(), vmid -> ct.current().start(plan, ct.log, StepListener.NONE));
        ct.current().onEnd(reboots::ended);
        ct.attempt("reboot");
        Until.holds("it came to be", () -> {
            ct.current().watch();
            return ct.current().find(VMID).filter(now -> !now.equals(before)).isPresent();
        });
        ct.current().onEnd(end -> {});
    }

    @Test
    void containerOfSomebodyElseUnderTheSameNameIsLeftAlone() throws Exception {
        Path memory = Path.of("/sys/fs/cgroup", ResourceGroups.isUnified(Path.of("/sys/fs/cgroup")) ? "" : "memory");
        Path group = Files.createDirectory(memory.resolve(ct.files.group(VMID)));
        RunningProcess other = ct.node.programs().start(List.of("sleep", "3600"), directory.resolve("sleep.log"));
        try {
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(other.pid()));
            assertThatThrownBy(() -> ct.current().start(ct.plan(), ct.log, StepListener.NONE))
                    .hasMessageContaining("that Vireo did not start");
            assertThat(ct.current().adopt()).isEmpty();
            assertThat(ct.host.programs().isAlive(other)).isTrue();
        } finally {
            ct.host.programs().kill(other);
            Until.holds("it came to be", () -> group.toFile().delete());
        }
    }

    @Test
    void sampleTellsWhatTheContainerUses() throws Exception {
        ct.start(ct.plan(List.of(), Map.of(0, CARD), ""));
        Instant begin = ct.container().started();
        Deque<Instant> times = new ArrayDeque<>(List.of(begin.plusSeconds(10), begin.plusSeconds(11)));
        ContainerUsage usage = new ContainerUsage(
                ct.current(),
                ct.files,
                vmid -> Optional.of(new ContainerUsage.Allowance(1, 64L << 20, Set.of(0))),
                times::pop);
        assertThat(usage.get()).hasSize(1);
        ct.inside("ip", "link", "set", "eth0", "up");
        ct.inside("udhcpc", "-i", "eth0", "-q", "-n", "-t", "10", "-T", "1", "-s", "/etc/dhcp.sh");
        ct.attempt("timeout", "1", "sh", "-c", "while :; do :; done");
        Usage sampled = usage.get().get(0).usage();
        assertThat(sampled.uptime()).isEqualTo(11);
        assertThat(sampled.cpu()).isBetween(0.001, 1.0);
        assertThat(sampled.mem()).isBetween(1L, 64L << 20);
        assertThat(sampled.netin()).isPositive();
        assertThat(sampled.netout()).isPositive();
        assertThat(usage.of(VMID)).contains(sampled);
    }
}
