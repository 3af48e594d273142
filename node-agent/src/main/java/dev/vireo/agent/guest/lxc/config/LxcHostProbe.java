// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ResourceGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/** Finds out what LXC can do on this node. */
public final class LxcHostProbe {
    private static final Path DEFAULTS = Path.of("/usr/share/lxc/config");
    private static final Path CONFINING = Path.of("/sys/module/apparmor/parameters/enabled");
    private static final Path PROFILES = Path.of("/sys/kernel/security/apparmor/profiles");
    private static final String NO_KEY_RINGS = "keyctl errno 38\n";

    private final HostFiles files;
    private final Path controlGroups;
    private final Path directory;

    /**
     * A look at the node.
     *
     * @param controlGroups where control groups are mounted
     * @param directory where files for LXC lie
     */
    public LxcHostProbe(HostFiles files, Path controlGroups, Path directory) {
        this.files = files;
        this.controlGroups = controlGroups;
        this.directory = directory;
    }

    /** What this node has now. */
    public LxcHost look() throws IOException {
        boolean isUnified = ResourceGroups.isUnified(controlGroups);
        return new LxcHost(
                isUnified,
                isUnified || files.exists(controlGroups.resolve("memory/memory.memsw.limit_in_bytes")),
                hasAppArmor(),
                DEFAULTS,
                withoutKeyRings(),
                architectures(System.getProperty("os.arch", "")),
                LxcHost.IdRange.USUAL);
    }

    private boolean hasAppArmor() {
        return files.exists(CONFINING)
                && files.exists(PROFILES)
                && files.read(CONFINING).strip().equals("Y");
    }

    /** The filter of LXC's package with one line more. */
    private Optional<Path> withoutKeyRings() throws IOException {
        Path usual = DEFAULTS.resolve("common.seccomp");
        if (!files.exists(usual)) {
            return Optional.empty();
        }
        Files.createDirectories(directory);
        Path filter = directory.resolve("no-key-rings.seccomp");
        Path written = directory.resolve("no-key-rings.seccomp.new");
        String text = files.read(usual);
        Files.writeString(written, (text.endsWith("\n") ? text : text + "\n") + NO_KEY_RINGS);
        Files.move(written, filter, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(filter);
    }

    /** Processors of 64 bits run the programs of those of 32 too. */
    static Set<String> architectures(String java) {
        return switch (java) {
            case "amd64" -> Set.of("amd64", "i386");
            case "aarch64" -> Set.of("arm64", "armhf");
            case "riscv64" -> Set.of("riscv64", "riscv32");
            default -> Set.of(java);
        };
    }
}
