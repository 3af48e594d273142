// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for UEFI firmware where distributions put it. */
final class FirmwareSearch {
    private static final List<String> DIRECTORIES =
            List.of("usr/share/OVMF", "usr/share/edk2/ovmf", "usr/share/edk2/x64", "usr/share/edk2-ovmf/x64");
    private static final Map<String, List<String>> SUFFIXES = Map.of("4m", List.of("_4M", ".4m"), "2m", List.of(""));

    private final Path root;

    FirmwareSearch(Path root) {
        this.root = root;
    }

    /** Firmware by size class; a class that the node lacks is absent. */
    Map<String, UefiFirmware> find() {
        Map<String, UefiFirmware> found = new HashMap<>();
        SUFFIXES.forEach((size, suffixes) -> DIRECTORIES.stream()
                .flatMap(directory -> suffixes.stream().flatMap(suffix -> in(directory, suffix).stream()))
                .findFirst()
                .ifPresent(firmware -> found.put(size, firmware)));
        return found;
    }

    private Optional<UefiFirmware> in(String directory, String suffix) {
        Path place = root.resolve(directory);
        Path code = place.resolve("OVMF_CODE" + suffix + ".fd");
        Path variables = place.resolve("OVMF_VARS" + suffix + ".fd");
        if (!Files.isReadable(code) || !Files.isReadable(variables)) {
            return Optional.empty();
        }
        return Optional.of(new UefiFirmware(
                code,
                variables,
                readable(place.resolve("OVMF_CODE" + suffix + ".secboot.fd")),
                readable(place.resolve("OVMF_VARS" + suffix + ".ms.fd"))));
    }

    private static Optional<Path> readable(Path file) {
        return Files.isReadable(file) ? Optional.of(file) : Optional.empty();
    }
}
