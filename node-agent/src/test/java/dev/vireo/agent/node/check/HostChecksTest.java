// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.agent.host.RecordedPrograms;
import dev.vireo.model.node.Check;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks on recorded hosts with one thing wrong each, and all of them on this machine. */
class HostChecksTest {
    @TempDir
    Path directory;

    private static NameCheck names(Map<String, String> forward, Map<String, String> back) {
        return new NameCheck("n1", new NameResolver() {
            @Override
            public List<String> addresses(String name) {
                return Optional.ofNullable(forward.get(name)).stream().toList();
            }

            @Override
            public boolean isOwn(String address) {
                return !address.equals("192.0.2.66");
            }

            @Override
            public Optional<String> name(String address) {
                return Optional.ofNullable(back.get(address));
            }
        });
    }

    @Test
    void nameHasToLeadToAnAddressOfTheNetworkAndBack() {
        Map<String, String> good = Map.of("n1", "192.0.2.7");
        assertThat(names(good, Map.of("192.0.2.7", "n1.example.org")).run().state())
                .isEqualTo(Check.OK);
        assertThat(names(good, Map.of("192.0.2.7", "old-name")).run())
                .satisfies(check -> assertThat(check.state()).isEqualTo(Check.WARNING))
                .satisfies(check -> assertThat(check.found()).contains("'old-name'", "'n1'"));
        assertThat(names(Map.of("n1", "127.0.1.1"), Map.of()).run())
                .satisfies(check -> assertThat(check.state()).isEqualTo(Check.WARNING))
                .satisfies(check -> assertThat(check.remedy()).contains("/etc/hosts", "127.0.1.1"));
        assertThat(names(Map.of("n1", "192.0.2.66"), Map.of("192.0.2.66", "n1")).run())
                .satisfies(check -> assertThat(check.state()).isEqualTo(Check.WARNING))
                .satisfies(check -> assertThat(check.found()).contains("192.0.2.66", "no address of this machine"));
        assertThat(names(good, Map.of()).run().finding()).isEqualTo("names.one-way");
        assertThat(names(Map.of(), Map.of()).run().state()).isEqualTo(Check.ERROR);
    }

    @Test
    void portOfAnotherProgramIsTold() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortCheck check = new PortCheck(new LinuxHostFiles(), directory, other.getLocalPort());

            assertThat(check.run().state()).isEqualTo(Check.ERROR);
            assertThat(check.run().remedy()).contains("ss -ltnp", String.valueOf(other.getLocalPort()));
        }
    }

    @Test
    void lookingWhetherTheAgentRunsLeavesItItsLock() throws Exception {
        PortCheck check = new PortCheck(new LinuxHostFiles(), directory, 1);
        Path file = directory.resolve("agent.lock");
        try (FileChannel agent = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = agent.tryLock()) {
            assertThat(check.run().found()).contains("the agent runs");
            // Locks are those of the process: what another one sees counts.
            assertThat(new LinuxHostFiles().read(Path.of("/proc/locks")))
                    .contains(":" + Files.getAttribute(file, "unix:ino") + " ");
        }
        assertThat(check.run().found()).isEqualTo("port 1 is free");
    }

    @Test
    void fullDiskIsToldBeforeGuestsFail() {
        assertThat(space(50).state()).isEqualTo(Check.OK);
        assertThat(space(8).state()).isEqualTo(Check.WARNING);
        assertThat(space(2).state()).isEqualTo(Check.ERROR);
    }

    private Check space(long percentFree) {
        long total = 1000L << 30;
        long free = total / 100 * percentFree;
        return new SpaceCheck(directory, path -> new FileSystemUse(total, free, free)).run();
    }

    @Test
    void missingControllersAreNamedInBothVersions() {
        assertThat(new ControlGroupCheck(new RecordedFiles()
                                .with("/sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n"))
                        .run()
                        .state())
                .isEqualTo(Check.OK);
        Check old = new ControlGroupCheck(new RecordedFiles()
                        .with("/proc/self/mounts", "cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu,cpuacct 0 0\n"))
                .run();
        assertThat(old.state()).isEqualTo(Check.ERROR);
        assertThat(old.found()).contains("memory").doesNotContain("cpu,");
    }

    @Test
    void clockThatNothingKeepsRightIsTold() throws Exception {
        assertThat(new TimeCheck(new RecordedPrograms(), new RecordedFiles())
                        .run()
                        .state())
                .isEqualTo(Check.WARNING);
        assertThat(new TimeCheck(
                                new RecordedPrograms().with("chronyc", "A9FEA97B,169.254.169.123,4,1,0.0,Normal\n"),
                                new RecordedFiles())
                        .run()
                        .state())
                .isEqualTo(Check.OK);
    }

    @Test
    void missingProgramsAreNamedWithTheCommandThatBringsThem() {
        Check check = new ProgramsCheck(new RecordedFiles()
                        .with("/usr/bin/qemu-img", "")
                        .with("/usr/sbin/ip", "")
                        .with("/usr/sbin/nft", "")
                        .with("/usr/sbin/dnsmasq", "")
                        .with("/usr/bin/swtpm", "")
                        .with("/usr/share/OVMF/x", ""))
                .run();

        assertThat(check.remedy()).isEqualTo("apt-get install --no-install-recommends xorriso smartmontools");
        assertThat(check.reason()).contains("cloud-init", "health of disks");
    }

    @Test
    void bridgesKernelAndContainersOfARecordedHostAreTold() throws Exception {
        RecordedFiles host = new RecordedFiles()
                .with("/sys/class/net/eth0/flags", "0x1003\n")
                .with("/proc/sys/kernel/osrelease", "4.19.0-27-amd64\n");

        assertThat(new BridgeCheck(host).run().state()).isEqualTo(Check.WARNING);
        assertThat(new KernelCheck(host).run().state()).isEqualTo(Check.WARNING);
        assertThat(new LxcCheck(new RecordedPrograms(), host).run().remedy()).contains("apt-get install", "lxc");
        assertThat(new NestedCheck(host).run().state()).isEqualTo(Check.OK);
    }

    @Test
    void everyCheckSaysSomethingAboutThisMachine() throws Exception {
        List<Check> checks = HostChecks.of(new HostChecks.Host(
                        new HostProgramRunner(), new LinuxHostFiles(), directory, directory, "localhost", 1))
                .run();

        assertThat(checks).extracting(Check::id).doesNotHaveDuplicates().contains("kvm", "lxc", "names", "port");
        assertThat(checks).allSatisfy(check -> {
            boolean isWrong =
                    check.state().equals(Check.WARNING) || check.state().equals(Check.ERROR);
            assertThat(check.found()).isNotBlank();
            assertThat(check.reason() != null && check.remedy() != null)
                    .as(check.id())
                    .isEqualTo(isWrong);
        });
    }
}
