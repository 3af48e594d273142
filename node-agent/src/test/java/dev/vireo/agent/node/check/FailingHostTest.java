// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.qemu.capability.HostCapabilitiesProbe;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.agent.host.RecordedPrograms;
import dev.vireo.model.node.Check;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of hosts on which QEMU, KVM, LXC, the clock or the port fail, each in its own way. */
class FailingHostTest {
    private static final int ROM_ENDED = 33;
    private static final String MACHINES = """
            Supported machines are:
            pc                   Standard PC (i440FX + PIIX, 1996) (alias of pc-i440fx-5.2)
            pc-i440fx-5.2        Standard PC (i440FX + PIIX, 1996) (default)
            q35                  Standard PC (Q35 + ICH9, 2009) (alias of pc-q35-5.2)
            pc-q35-5.2           Standard PC (Q35 + ICH9, 2009)
            """;
    private static final ProgramResult KILLED = new ProgramResult(137, "", "", true);

    @TempDir
    Path root;

    private final RecordedFiles files = new RecordedFiles();

    private RecordedPrograms qemu(String version, ProgramResult rom) {
        return new RecordedPrograms()
                .with("qemu-system-x86_64 --version", "QEMU emulator version " + version + " (Debian)\n")
                .with("qemu-system-x86_64 -sandbox", "")
                .with("qemu-system-x86_64 -machine help", MACHINES)
                .with("qemu-system-x86_64 -cpu help", "Available CPUs:\nx86 qemu64 QEMU\n\n")
                .with("qemu-system-x86_64 -no-user-config", rom)
                .with("qemu-img", "");
    }

    private Check kvm(RecordedPrograms programs, boolean mayOpen) throws InterruptedException {
        HostCapabilitiesProbe probe = new HostCapabilitiesProbe(programs, root, root, "boot");
        return new KvmCheck(probe, files, device -> mayOpen, "operator").run();
    }

    private void plugKvm() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.createFile(root.resolve("dev/kvm"));
        files.with("/dev/kvm", "");
    }

    @Test
    void kvmThatRunsAGuestIsGood() throws Exception {
        plugKvm();

        assertThat(kvm(qemu("7.2.22", new ProgramResult(ROM_ENDED, "", "", false)), true)
                        .found())
                .isEqualTo("KVM runs guests; QEMU 7.2.22");
    }

    @Test
    void kvmThatOpensAndRunsNothingIsTold() throws Exception {
        plugKvm();
        Check check = kvm(qemu("7.2.22", KILLED), true);

        assertThat(check.state()).isEqualTo(Check.WARNING);
        assertThat(check.finding()).isEqualTo("kvm.unusable");
    }

    @Test
    void kvmThatTheUserMayNotOpenIsNotCalledBroken() throws Exception {
        plugKvm();
        Check check = kvm(qemu("7.2.22", KILLED), false);

        assertThat(check.finding()).isEqualTo("kvm.forbidden");
        assertThat(check.remedy()).contains("usermod --append --groups kvm operator");
    }

    @Test
    void aProcessorWithoutVirtualizationIsToldFromAMissingModule() throws Exception {
        String head = "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: X\ncpu MHz\t\t: 1000\nflags\t\t: ";
        files.with("/proc/cpuinfo", head + "fpu sse2\n\n");
        assertThat(kvm(qemu("8.0.0", KILLED), false).finding()).isEqualTo("kvm.no-processor");

        files.with("/proc/cpuinfo", head + "fpu vmx sse2\n\n");
        assertThat(kvm(qemu("8.0.0", KILLED), false).remedy()).isEqualTo("modprobe kvm_intel");
    }

    @Test
    void qemuThatIsMissingOrOldIsAnError() throws Exception {
        Check missing = kvm(new RecordedPrograms(), true);
        assertThat(missing.state()).isEqualTo(Check.ERROR);
        assertThat(missing.remedy()).contains("qemu-system-x86");

        Check old = kvm(qemu("5.2.0", KILLED), true);
        assertThat(old.state()).isEqualTo(Check.ERROR);
        assertThat(old.found()).isEqualTo("QEMU 5.2.0 is old");
    }

    private Check lxc(RecordedPrograms programs) throws InterruptedException {
        return new LxcCheck(programs, files).run();
    }

    private static RecordedPrograms lxc(String version) {
        return new RecordedPrograms().with("/usr/bin/lxc-start --version", version + "\n");
    }

    @Test
    void containersAreGoodWhereAllThatTheyNeedIsThere() throws Exception {
        files.with("/usr/bin/lxc-start", "")
                .with("/proc/self/ns/user", "")
                .with("/etc/subuid", "root:100000:65536\n")
                .with("/etc/subgid", "root:100000:65536\n")
                .with("/var/lib/lxcfs/proc/meminfo", "");

        assertThat(lxc(lxc("5.0.2")).found()).startsWith("LXC 5.0.2");
    }

    @Test
    void whatContainersLackIsNamedOneByOne() throws Exception {
        assertThat(lxc(new RecordedPrograms()).finding()).isEqualTo("lxc.missing");
        files.with("/usr/bin/lxc-start", "");
        assertThat(lxc(new RecordedPrograms()).finding()).isEqualTo("lxc.broken");
        ProgramResult broken = new ProgramResult(127, "", "lxc-start: liblxc.so.1: cannot open\n", false);
        assertThat(lxc(new RecordedPrograms().with("/usr/bin/lxc-start", broken))
                        .found())
                .contains("liblxc.so.1: cannot open");
        assertThat(lxc(lxc("3.0.4")).finding()).isEqualTo("lxc.old");
        assertThat(lxc(lxc("5.0.2")).finding()).isEqualTo("lxc.no-namespaces");
        files.with("/proc/self/ns/user", "").with("/etc/subuid", "root:100000:65536\n");
        assertThat(lxc(lxc("5.0.2")).found()).isEqualTo("root has no range of 65536 numbers in /etc/subgid");
        files.with("/etc/subgid", "root:100000:1000\nother:1:65536\n");
        assertThat(lxc(lxc("5.0.2")).finding()).isEqualTo("lxc.no-range");
        files.with("/etc/subgid", "root:100000:65536\n");
        assertThat(lxc(lxc("5.0.2")).finding()).isEqualTo("lxc.no-lxcfs");
    }

    @Test
    void rangesThatTheAgentCanAddByItselfAreNoFault() throws Exception {
        files.with("/usr/bin/lxc-start", "")
                .with("/proc/self/ns/user", "")
                .with("/usr/sbin/usermod", "")
                .with("/var/lib/lxcfs/proc/meminfo", "");

        assertThat(lxc(lxc("5.0.2")).state()).isEqualTo(Check.OK);
    }

    @Test
    void bridgesOfOtherProgramsAreNoBridgesForGuests() {
        files.with("/sys/class/net/docker0/bridge/x", "").with("/sys/class/net/virbr0/bridge/x", "");
        Check others = new BridgeCheck(files).run();
        assertThat(others.state()).isEqualTo(Check.WARNING);
        assertThat(others.found()).contains("docker0, virbr0");

        files.with("/sys/class/net/vmbr0/bridge/x", "");
        assertThat(new BridgeCheck(files).run().found()).isEqualTo("vmbr0");
    }

    private Check time(RecordedPrograms programs) throws InterruptedException {
        return new TimeCheck(programs, files).run();
    }

    @Test
    void chronyThatStandsOrSearchesIsToldFromOneThatIsMissing() throws Exception {
        assertThat(time(new RecordedPrograms()).remedy()).isEqualTo("apt-get install chrony");
        ProgramResult refused = new ProgramResult(1, "506 Cannot talk to daemon\n", "", false);
        assertThat(time(new RecordedPrograms().with("chronyc", refused)).remedy())
                .isEqualTo("systemctl enable --now chronyd");
        files.with("/lib/systemd/system/chrony.service", "");
        assertThat(time(new RecordedPrograms().with("chronyc", refused)).remedy())
                .isEqualTo("systemctl enable --now chrony");
        assertThat(time(new RecordedPrograms().with("chronyc", "7F7F0101,,0,0,0.0,Not synchronised\n"))
                        .finding())
                .isEqualTo("time.searching");
        assertThat(time(new RecordedPrograms().with("chronyc", refused).with("timedatectl", "yes\n"))
                        .state())
                .isEqualTo(Check.OK);
        files.with("/run/systemd/timesync/synchronized", "");
        assertThat(time(new RecordedPrograms()).state()).isEqualTo(Check.OK);
    }

    @Test
    void aPortIsNotCalledAnothersWhereTheAgentsFolderIsClosed() throws Exception {
        // Even root cannot look into a link that leads to itself.
        Path closed = Files.createSymbolicLink(root.resolve("closed"), root.resolve("closed"));
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Check check = new PortCheck(new LinuxHostFiles(), closed, somebody.getLocalPort()).run();

            assertThat(check.state()).isEqualTo(Check.UNKNOWN);
            assertThat(check.remedy()).startsWith("sudo ss -ltnp");
        }
    }

    @Test
    void nestedVirtualizationIsReadFromEitherModule() {
        assertThat(new NestedCheck(files).run().finding()).isEqualTo("nested.none");
        files.with("/sys/module/kvm_amd/parameters/nested", "0\n");
        assertThat(new NestedCheck(files).run().finding()).isEqualTo("nested.off");
        files.with("/sys/module/kvm_intel/parameters/nested", "Y\n");
        assertThat(new NestedCheck(files).run().finding()).isEqualTo("nested.on");
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertThat(Version.of("7.10.1").isBefore(new Version(7, 2))).isFalse();
        assertThat(Version.of("6.18.5-cloud").isBefore(new Version(5, 10))).isFalse();
        assertThat(Version.of("5.9").isBefore(new Version(5, 10))).isTrue();
        assertThat(Version.of("7").isBefore(new Version(7, 2))).isTrue();
        assertThat(Version.of("who knows").isBefore(new Version(7, 2))).isFalse();
    }
}
