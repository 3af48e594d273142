// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.CpuTimes;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.NetworkCounters;
import dev.vireo.agent.host.PressureInfo;
import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.agent.metric.NodeSample;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.node.NodeStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeReaderTest {
    private static final FileSystemUse ROOT = new FileSystemUse(1000, 400, 300);
    private static final String SECURE_BOOT =
            "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

    private final RecordedFiles files = new RecordedFiles()
            .with("/proc/stat", "cpu  100 0 0 100 200 0 0 0 0 0\ncpu0 100 0 0 100 200 0 0 0 0 0\n")
            .with("/proc/uptime", "2190.95 3868.80\n")
            .with("/proc/loadavg", "0.40 0.64 0.46 1/93 23937\n")
            .with(
                    "/proc/meminfo",
                    "MemTotal: 8 kB\nMemFree: 2 kB\nMemAvailable: 5 kB\nSwapTotal: 4 kB\nSwapFree: 3 kB\n")
            .with("/proc/cpuinfo", "processor\t: 0\nmodel name\t: Some\ncpu MHz\t: 2596.134\nflags\t: fpu svm\n")
            .with("/proc/sys/kernel/ostype", "Linux\n")
            .with("/proc/sys/kernel/osrelease", "6.18.0\n")
            .with("/proc/sys/kernel/version", "#1 SMP\n")
            .with("/proc/sys/kernel/arch", "aarch64\n")
            .with("/proc/self/smaps", "00-01 r-xp 0 0:0 0 /bin/java\nSize: 128 kB\nKernelPageSize:       64 kB\n")
            .with("/sys/kernel/mm/ksm/pages_sharing", "3\n")
            .with("/proc/net/dev", "head\n eth0: 10 0 0 0 0 0 0 0 20 0\n vmbr0: 5 0 0 0 0 0 0 0 5 0\n")
            .with("/sys/class/net/eth0/flags", "0x1003\n")
            .with("/sys/class/net/eth0/device/vendor", "0x1af4\n")
            .with("/sys/class/net/vmbr0/flags", "0x1003\n")
            .with("/sys/class/net/vmbr0/bridge/stp_state", "0\n")
            .with("/proc/pressure/cpu", "some avg10=1.50 avg60=0.00 avg300=0.00 total=1\n");

    private final CpuMeter meter = new CpuMeter(files);

    private NodeStatus status() {
        return new NodeReader(files, meter, () -> ROOT, "0.1.0").read();
    }

    private NodeSampler sampler() {
        NetworkInterfaces interfaces =
                new NetworkInterfaces(files, name -> Optional.empty(), NetworkInterfaces.GUEST_DEVICE);
        return new NodeSampler(new NodeName("n1"), files, meter, () -> ROOT, interfaces);
    }

    private void laterThatProcessorsHaveWorkedHalfOfTheTime() {
        files.with("/proc/stat", "cpu  150 0 0 125 225 0 0 0 0 0\ncpu0 150 0 0 125 225 0 0 0 0 0\n");
    }

    @Test
    void allFieldsAreTold() {
        NodeStatus status = status();

        assertThat(status.uptime()).isEqualTo(2190);
        assertThat(status.loadavg()).containsExactly("0.40", "0.64", "0.46");
        assertThat(status.pveversion()).isEqualTo("vireo/0.1.0");
        assertThat(status.kversion()).isEqualTo("Linux 6.18.0 #1 SMP");
        assertThat(status.kernel()).isEqualTo(new NodeStatus.Kernel("Linux", "6.18.0", "#1 SMP", "aarch64"));
        assertThat(status.cpuinfo())
                .isEqualTo(new NodeStatus.CpuInfo("Some", 1, 1, 1, "2596.134", "fpu svm", "1", 100));
        assertThat(status.memory()).isEqualTo(new NodeStatus.Memory(8192, 3072, 2048, 5120L));
        assertThat(status.swap()).isEqualTo(new NodeStatus.Memory(4096, 1024, 3072, null));
        assertThat(status.rootfs()).isEqualTo(new NodeStatus.FileSystem(1000, 600, 400, 300));
    }

    @Test
    void mergedPagesAreCountedInTheSizeThatTheKernelUses() {
        assertThat(status().ksm()).isEqualTo(new NodeStatus.Ksm(3L * 64 * 1024));
    }

    @Test
    void firmwareTellsHowTheNodeWasBooted() {
        assertThat(status().bootInfo()).isEqualTo(new NodeStatus.BootInfo("legacy-bios", null));

        files.with(SECURE_BOOT, "\u0006\0\0\0\u0001");
        assertThat(status().bootInfo()).isEqualTo(new NodeStatus.BootInfo("efi", true));

        files.with(SECURE_BOOT, "\u0006\0\0\0\0");
        assertThat(status().bootInfo()).isEqualTo(new NodeStatus.BootInfo("efi", false));
    }

    @Test
    void loadIsThatSinceBootUntilThereIsASample() {
        assertThat(status().cpu()).isEqualTo(0.25);
        assertThat(status().ioWait()).isEqualTo(0.5);
    }

    @Test
    void loadIsThatBetweenTheLastTwoSamplesHoweverOftenItIsAskedFor() {
        laterThatProcessorsHaveWorkedHalfOfTheTime();
        meter.sample();

        assertThat(status().cpu()).isEqualTo(0.5);
        assertThat(status().cpu()).isEqualTo(0.5);
        assertThat(status().idle()).isEqualTo(0.25);
    }

    @Test
    void sampleHoldsLoadAndTheTrafficOfCards() {
        laterThatProcessorsHaveWorkedHalfOfTheTime();

        NodeSample sample = sampler().get();

        assertThat(sample.cpu()).isEqualTo(new CpuTimes.Share(0.5, 0.25, 0.25));
        assertThat(sample.processors()).isEqualTo(1);
        assertThat(sample.load()).isEqualTo(0.4);
        assertThat(sample.traffic()).isEqualTo(new NetworkCounters(10, 20));
        assertThat(sample.pressures().cpu()).isEqualTo(new PressureInfo(1.5, 0));
        assertThat(sample.pressures().io()).isNull();
        assertThat(sample.arcSize()).isNull();
    }

    @Test
    void cacheOfZfsIsPartOfTheSample() {
        files.with(
                "/proc/spl/kstat/zfs/arcstats",
                "name  type data\nhits  4 9\nsize                            4    777\n");

        assertThat(sampler().get().arcSize()).isEqualTo(777);
    }

    @Test
    void thisVeryMachineCanBeRead() {
        LinuxHostFiles real = new LinuxHostFiles();
        NodeStatus status =
                new NodeReader(real, new CpuMeter(real), () -> FileSystemUse.of(Path.of("/")), "0.1.0").read();

        assertThat(status.cpu()).isBetween(0.0, 1.0);
        assertThat(status.cpuinfo()).isNotNull();
        assertThat(new NetworkInterfaces(real, new SystemAddresses(), NetworkInterfaces.GUEST_DEVICE)
                        .list(Optional.empty()))
                .noneMatch(found -> found.iface().equals("lo"));
    }
}
