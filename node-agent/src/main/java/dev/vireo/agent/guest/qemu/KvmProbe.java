// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Tells whether KVM really runs guests. Some hosts offer the device and create machines, and yet crawl; so a tiny ROM
 * counts in real and long mode and then ends QEMU with a code, and only that code within a second counts as a yes. The
 * answer is remembered for this boot and version of QEMU.
 */
final class KvmProbe {
    private static final int SUCCESS = 33;
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMillis(1000), 64 * 1024);

    private final ProgramRunner programs;
    private final HostFiles files;
    private final Path memory;

    /** @param memory file where the answer is remembered */
    KvmProbe(ProgramRunner programs, HostFiles files, Path memory) {
        this.programs = programs;
        this.files = files;
        this.memory = memory;
    }

    boolean isUsable(String binary, String qemuVersion) throws IOException, InterruptedException {
        if (!files.exists(Path.of("/dev/kvm")) || !Files.isWritable(Path.of("/dev/kvm"))) {
            return false;
        }
        String key = files.read(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " " + qemuVersion + " ";
        String remembered = files.exists(memory) ? files.read(memory).strip() : "";
        if (remembered.startsWith(key)) {
            return remembered.endsWith("yes");
        }
        boolean isUsable = run(binary);
        Files.writeString(memory, key + (isUsable ? "yes" : "no") + "\n");
        return isUsable;
    }

    private boolean run(String binary) throws IOException, InterruptedException {
        Path rom = Files.createTempFile("vireo-kvm-probe-", ".rom");
        try (InputStream packed = Objects.requireNonNull(KvmProbe.class.getResourceAsStream("kvm-probe.rom.gz"));
                InputStream content = new GZIPInputStream(packed)) {
            Files.write(rom, content.readAllBytes());
            ProgramResult result = programs.run(command(binary, rom), LIMITS);
            return result.exitCode() == SUCCESS;
        } finally {
            Files.deleteIfExists(rom);
        }
    }

    private static List<String> command(String binary, Path rom) {
        return List.of(
                binary,
                "-M",
                "pc",
                "-accel",
                "kvm",
                "-cpu",
                "qemu64",
                "-m",
                "4",
                "-nodefaults",
                "-no-user-config",
                "-display",
                "none",
                "-bios",
                rom.toString(),
                "-device",
                "isa-debug-exit,iobase=0xf4,iosize=0x04");
    }
}
