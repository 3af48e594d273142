// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Finds out whether KVM runs guests. A device file that opens proves little: there are machines on which it does and
 * guests crawl. So a tiny ROM is run that counts in real and in long mode and then ends QEMU with a code of its own; only
 * that code, in time, counts. The answer is remembered until the node boots or QEMU changes.
 */
final class KvmProbe {
    private static final String ROM = "kvm-probe.rom.gz";
    private static final int ROM_ENDED = 33;
    private static final RunLimits LIMIT = RunLimits.QUICK.within(Duration.ofSeconds(1));

    private final ProgramRunner programs;
    private final Path stateDirectory;
    private final String bootId;

    KvmProbe(ProgramRunner programs, Path stateDirectory, String bootId) {
        this.programs = programs;
        this.stateDirectory = stateDirectory;
        this.bootId = bootId;
    }

    boolean isUsable(String binary, String version) throws IOException, InterruptedException {
        Path memory = stateDirectory.resolve("kvm-probe");
        String question = bootId + " " + version + " ";
        String remembered = Files.exists(memory) ? Files.readString(memory).strip() : "";
        if (remembered.startsWith(question)) {
            return remembered.equals(question + "yes");
        }
        boolean usable = run(binary);
        write(memory, question + (usable ? "yes" : "no") + "\n");
        return usable;
    }

    private boolean run(String binary) throws IOException, InterruptedException {
        Path rom = Files.createTempFile(stateDirectory, "kvm-probe-", ".rom");
        try {
            unpack(rom);
            List<String> command = List.of(
                    binary,
                    "-no-user-config",
                    "-nodefaults",
                    "-display",
                    "none",
                    "-machine",
                    "pc",
                    "-accel",
                    "kvm",
                    "-bios",
                    rom.toString(),
                    "-no-reboot",
                    "-device",
                    "isa-debug-exit,iobase=0xf4,iosize=0x04");
            return programs.run(command, LIMIT).exitCode() == ROM_ENDED;
        } finally {
            Files.deleteIfExists(rom);
        }
    }

    private static void unpack(Path rom) throws IOException {
        try (InputStream packed = KvmProbe.class.getResourceAsStream(ROM)) {
            if (packed == null) {
                throw new IOException("the program lacks its resource " + ROM);
            }
            Files.copy(new GZIPInputStream(packed), rom, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void write(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(stateDirectory, "kvm-probe-", ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
