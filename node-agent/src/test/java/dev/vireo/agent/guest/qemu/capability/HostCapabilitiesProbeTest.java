// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCapabilitiesProbeTest {
    @TempDir
    Path root;

    private Path state = Path.of("");
    private final FakeQemu qemu = new FakeQemu();

    @BeforeEach
    void makeNode() throws IOException {
        state = Files.createDirectories(root.resolve("state"));
        Files.createDirectories(root.resolve("dev"));
    }

    private HostCapabilities probe(String bootId) throws IOException, InterruptedException {
        return new HostCapabilitiesProbe(qemu, root, state, bootId).probe("qemu-system-x86_64");
    }

    @Test
    void versionMachinesAndModelsAreRead() throws IOException, InterruptedException {
        HostCapabilities host = probe("boot-1");
        assertThat(host.qemuVersion()).isEqualTo("7.2.22");
        assertThat(host.machines().pc()).isEqualTo("pc-i440fx-7.2");
        assertThat(host.machines().q35()).isEqualTo("pc-q35-7.2");
        assertThat(host.machines().versioned()).containsExactly("pc-i440fx-7.2", "pc-i440fx-7.1", "pc-q35-7.2");
        assertThat(host.cpuModels()).containsExactlyInAnyOrder("EPYC", "EPYC-v1", "qemu64");
        assertThat(host.features()).containsExactlyInAnyOrder(HostFeature.SANDBOX, HostFeature.IO_URING);
    }

    @Test
    void kvmIsBelievedOnlyOnTheCodeOfTheRom() throws IOException, InterruptedException {
        Files.createFile(root.resolve("dev/kvm"));
        qemu.romCode = 33;
        assertThat(probe("boot-1").has(HostFeature.KVM)).isTrue();
        qemu.romCode = 137;
        assertThat(probe("boot-2").has(HostFeature.KVM)).isFalse();
        qemu.romCode = 0;
        assertThat(probe("boot-3").has(HostFeature.KVM)).isFalse();
    }

    @Test
    void answerAboutKvmIsRememberedUntilTheNextBootOrQemu() throws IOException, InterruptedException {
        Files.createFile(root.resolve("dev/kvm"));
        qemu.romCode = 33;
        probe("boot-1");
        qemu.romCode = 1;
        assertThat(probe("boot-1").has(HostFeature.KVM)).isTrue();
        assertThat(qemu.romRuns).isEqualTo(1);
        qemu.version = "8.0.0";
        assertThat(probe("boot-1").has(HostFeature.KVM)).isFalse();
        assertThat(qemu.romRuns).isEqualTo(2);
        assertThat(state).isDirectoryNotContaining(file -> !file.endsWith("kvm-probe"));
    }

    @Test
    void firmwareIsFoundBySize() throws IOException, InterruptedException {
        Path place = Files.createDirectories(root.resolve("usr/share/OVMF"));
        Files.createFile(place.resolve("OVMF_CODE_4M.fd"));
        Files.createFile(place.resolve("OVMF_VARS_4M.fd"));
        assertThat(probe("boot-1").firmware()).containsOnlyKeys("4m");
        assertThat(probe("boot-1").firmware().get("4m"))
                .satisfies(found -> assertThat(found.secureCode()).isEmpty());
    }

    @Test
    void programThatIsNoQemuIsAnError() {
        qemu.version = "";
        assertThatIOException().isThrownBy(() -> probe("boot-1")).withMessageContaining("version");
    }

    @Test
    void realQemuOfThisMachineIsUnderstood() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "needs qemu-system-x86_64");
        HostCapabilities host = new HostCapabilitiesProbe(new HostProgramRunner(), Path.of("/"), state, "boot-1")
                .probe("qemu-system-x86_64");
        assertThat(host.machines().versioned())
                .contains(host.machines().pc(), host.machines().q35());
        assertThat(host.cpuModels()).contains("qemu64", "kvm64", "max");
    }

    /** Answers as QEMU does, and counts how often the ROM is run. */
    private static final class FakeQemu implements ProgramRunner {
        private String version = "7.2.22";
        private int romCode = 1;
        private int romRuns;
        private final List<List<String>> commands = new ArrayList<>();

        @Override
        public ProgramResult run(List<String> command, RunLimits limits) {
            commands.add(command);
            if (command.contains("-bios")) {
                romRuns++;
                return new ProgramResult(romCode, "", "", romCode == 137);
            }
            return new ProgramResult(0, output(command), "", false);
        }

        private String output(List<String> command) {
            if (command.contains("-machine")) {
                return """
                        Supported machines are:
                        pc                   Standard PC (i440FX + PIIX, 1996) (alias of pc-i440fx-7.2)
                        pc-i440fx-7.2        Standard PC (i440FX + PIIX, 1996) (default)
                        pc-i440fx-7.1        Standard PC (i440FX + PIIX, 1996)
                        q35                  Standard PC (Q35 + ICH9, 2009) (alias of pc-q35-7.2)
                        pc-q35-7.2           Standard PC (Q35 + ICH9, 2009)
                        """;
            }
            if (command.contains("-cpu")) {
                return """
                        Available CPUs:
                        x86 EPYC                  (alias configured by machine type)
                        x86 EPYC-v1               AMD EPYC Processor
                        x86 qemu64                (alias configured by machine type)

                        Recognized CPUID flags:
                          3dnow 3dnowext
                        """;
            }
            return version.isEmpty() ? "hello" : "QEMU emulator version " + version + " (Debian)";
        }
    }
}
