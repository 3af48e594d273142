// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.LiveGuest.vm;
import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A guest that runs gets other hardware, and sees it. */
@EnabledIf(value = "hasGuest", disabledReason = "vireo.guest.iso names no CD of the guest: build it by ./vireo test")
final class HotPlugTest {
    private RunningNode node;

    @SuppressWarnings("NullAway.Init") // begin() sets it
    HotPlugTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void disksAndCardsComeAndGoWhileTheGuestRuns() throws Exception {
        LiveGuest guest =
                LiveGuest.start(node, Map.of("scsihw", "virtio-scsi-single", "scsi0", "local:1", "net0", "virtio"));

        guest.configure(Map.of("scsi1", "local:1,iothread=1", "virtio3", "local:2,format=qcow2"));
        guest.awaitOutput("cat /sys/block/sdb/size", "2097152");
        guest.awaitOutput("cat /sys/block/vda/size", "4194304");
        assertThat(guest.config().path("scsi1").asText()).contains("vm-100-disk-1");
        assertThat(guest.pending("scsi1").path("pending").isMissingNode()).isTrue();

        guest.configure(Map.of("scsi1", guest.config().path("scsi1").asText() + ",iops=500,bps_rd=10000000"));
        assertThat(guest.pending("scsi1").path("pending").isMissingNode()).isTrue();

        guest.configure(Map.of("net1", "virtio=BC:24:11:00:00:01,link_down=1"));
        guest.awaitOutput("cat /sys/class/net/*/address | grep -c bc:24:11:00:00:01", "1");
        guest.run("ip link set eth1 up");
        guest.awaitOutput("cat /sys/class/net/eth1/carrier", "0");
        guest.configure(Map.of("net1", "virtio=BC:24:11:00:00:01"));
        guest.awaitOutput("cat /sys/class/net/eth1/carrier", "1");

        guest.configure(Map.of("delete", "scsi1,virtio3,net1"));
        guest.awaitOutput("ls /sys/block | grep -c -E 'sdb|vda'", "0");
        guest.awaitOutput("ls /sys/class/net | grep -c eth", "1");
        assertThat(guest.config().path("unused0").asText()).contains("vm-100-disk-");
        assertThat(guest.config().path("unused1").asText()).contains("vm-100-disk-");
        assertThat(guest.config().has("net1")).isFalse();
    }

    @Test
    void processorsAndMemoryComeAndGoWhileTheGuestRuns() throws Exception {
        LiveGuest guest = LiveGuest.start(
                node, Map.of("hotplug", "cpu,memory", "cores", "2", "vcpus", "1", "numa", "1", "memory", "512"));
        guest.awaitOutput("cat /sys/devices/system/cpu/present", "0");
        long before = memory(guest);

        guest.configure(Map.of("vcpus", "2", "memory", "768"));
        guest.awaitOutput("cat /sys/devices/system/cpu/present", "0-1");
        guest.run("for f in /sys/devices/system/cpu/cpu*/online; do echo 1 > $f; done");
        guest.run("for f in /sys/devices/system/memory/memory*/online; do echo 1 > $f; done");
        guest.awaitOutput("nproc", "2");
        Until.holds("the guest uses the new memory", () -> memory(guest) > before + 200_000);
        assertThat(guest.config().path("memory").asText()).isEqualTo("768");
        assertThat(guest.pending("vcpus").path("pending").isMissingNode()).isTrue();

        guest.configure(Map.of("vcpus", "1"));
        guest.awaitOutput("cat /sys/devices/system/cpu/present", "0");
        assertThat(guest.config().path("vcpus").asInt()).isEqualTo(1);

        // Without KVM, QEMU has no place for it before its next start, and would end.
        guest.configure(Map.of("vcpus", "2"));
        guest.awaitOutput("echo alive", "alive");
        goesOnWithWhatWasPlugged(guest, before + 200_000);
    }

    /** Memory that is kept belongs to the machine as it was when it was kept, not as it began. */
    private static void goesOnWithWhatWasPlugged(LiveGuest guest, long least) throws Exception {
        guest.run("echo remembered > /run/value");
        guest.succeed("/snapshot", Map.of("snapname", "grown", "vmstate", "1"));
        guest.succeed("/status/suspend", Map.of("todisk", "1"));
        guest.succeed("/status/start", Map.of());
        guest.awaitOutput("cat /run/value", "remembered");
        assertThat(memory(guest)).isGreaterThan(least);

        guest.succeed("/snapshot/grown/rollback", Map.of());
        guest.awaitOutput("cat /run/value", "remembered");
        assertThat(memory(guest)).isGreaterThan(least);
    }

    private static long memory(LiveGuest guest) throws Exception {
        return Long.parseLong(
                guest.run("awk '/MemTotal/ {print $2}' /proc/meminfo").strip());
    }

    @Test
    void limitsOfProcessorTimeChangeWhileTheMachineRuns() throws Exception {
        assumeThat(Path.of("/sys/fs/cgroup/cpu"))
                .as("control groups of version 1 with the controller cpu")
                .isDirectory()
                .isWritable();
        LiveGuest guest = new LiveGuest(node, node.administrator());
        RunningNode.succeed(guest.admin(), guest.admin().post(path("/qemu"), Map.of("vmid", "100", "memory", "64")));
        guest.succeed("/status/start", Map.of());

        guest.configure(Map.of("cpulimit", "0.5", "cpuunits", "200"));
        assertThat(limit(guest, "cpu.cfs_quota_us")).isEqualTo("50000");
        assertThat(limit(guest, "cpu.shares")).isEqualTo("200");
        assertThat(guest.pending("cpulimit").path("pending").isMissingNode()).isTrue();
        assertThat(guest.config().path("cpulimit").asText()).isEqualTo("0.5");

        guest.configure(Map.of("delete", "cpulimit"));
        assertThat(limit(guest, "cpu.cfs_quota_us")).isEqualTo("-1");
        assertThat(limit(guest, "cpu.shares")).isEqualTo("200");
    }

    /** What the kernel says about the group of the machine's process. */
    private static String limit(LiveGuest guest, String file) throws Exception {
        long pid = guest.status().path("pid").asLong();
        String group = Files.readAllLines(Path.of("/proc/" + pid + "/cgroup")).stream()
                .filter(line -> line.contains(":cpu:"))
                .map(line -> line.substring(line.lastIndexOf(':') + 1))
                .findFirst()
                .orElseThrow();
        return Files.readString(Path.of("/sys/fs/cgroup/cpu" + group, file)).strip();
    }

    @Test
    void discsAreChangedAndWhatCannotBePluggedWaitsAndIsTakenBack() throws Exception {
        LiveGuest guest = LiveGuest.start(node, Map.of("ide0", "none,media=cdrom", "scsi0", "local:1"));
        guest.configure(Map.of("ide0", GuestImage.VOLUME + ",media=cdrom"));
        guest.awaitOutput("dd if=/dev/sr0 bs=1 skip=32769 count=5 2>/dev/null", "CD001");
        guest.configure(Map.of("ide0", "none,media=cdrom"));
        assertThat(guest.config().path("ide0").asText()).startsWith("none");
        guest.awaitOutput("dd if=/dev/sr0 bs=2048 count=1 2>&1 | grep -c -i medium", "1");

        guest.configure(Map.of("cores", "2", "ide0", "none,media=cdrom"));
        assertThat(guest.config().has("cores")).isFalse();
        assertThat(guest.pending("cores").path("pending").asText()).isEqualTo("2");
        guest.configure(Map.of("revert", "cores"));
        assertThat(guest.pending("cores").isMissingNode()).isTrue();

        guest.configure(Map.of("cores", "2"));
        guest.configure(Map.of(
                "delete", "scsi0", "digest", guest.config().path("digest").asText()));
        String old = guest.config().path("digest").asText();
        guest.configure(Map.of("name", "other"));
        ApiReply conflict = guest.admin().put(vm("/config"), Map.of("name", "mine", "digest", old));
        assertThat(conflict.message()).contains("file changed by other user");
        assertThat(guest.config().path("name").asText()).isEqualTo("other");

        guest.succeed("/status/reboot", Map.of());
        guest.awaitAgent();
        guest.awaitOutput("nproc", "2");
        assertThat(guest.config().path("cores").asInt()).isEqualTo(2);
    }
}
