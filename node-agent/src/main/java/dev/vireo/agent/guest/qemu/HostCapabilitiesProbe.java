// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks QEMU and the kernel what guests can have. Asked once for each version of QEMU: it takes a while. */
final class HostCapabilitiesProbe {
    private static final Pattern VERSION = Pattern.compile("version ([0-9.]+)");
    private static final Pattern MACHINE = Pattern.compile("(?m)^(pc-(?:i440fx|q35)-[0-9.]+)\\s");
    private static final Pattern CPU_MODEL = Pattern.compile("(?m)^\\s*x86 ([A-Za-z0-9._-]+)");
    private static final Path FIRMWARE = Path.of("/usr/share/OVMF");

    private final String binary;
    private final ProgramRunner programs;
    private final HostFiles files;
    private final KvmProbe kvm;

    HostCapabilitiesProbe(String binary, ProgramRunner programs, HostFiles files, KvmProbe kvm) {
        this.binary = binary;
        this.programs = programs;
        this.files = files;
        this.kvm = kvm;
    }

    HostCapabilities probe() {
        try {
            String version = firstGroup(VERSION, ask("--version"));
            List<String> machines = all(MACHINE, ask("-machine", "help"));
            MachineTypes types = new MachineTypes(newest(machines, "i440fx"), newest(machines, "q35"), machines);
            SortedSet<String> models = new TreeSet<>(all(CPU_MODEL, ask("-cpu", "help")));
            return new HostCapabilities(binary, version, types, models, features(version), firmware());
        } catch (IOException e) {
            throw ApiException.failed(
                    "QEMU can't be used on this node (" + e.getMessage()
                            + "); install it, on Debian with: apt-get install qemu-system-x86",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.failed("received interrupt", e);
        }
    }

    private String ask(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(binary), Stream.of(arguments)).toList();
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        if (!result.isSuccess()) {
            throw new IOException(String.join(" ", command) + ": " + result.reason());
        }
        return result.output();
    }

    private static String firstGroup(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("it does not tell its version");
        }
        return matcher.group(1);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String newest(List<String> machines, String family) throws IOException {
        return machines.stream()
                .filter(machine -> machine.startsWith("pc-" + family + "-"))
                .max(Comparator.comparingDouble(HostCapabilitiesProbe::number))
                .orElseThrow(() -> new IOException("it has no machine type pc-" + family));
    }

    /** Version 10.1 is newer than 9.2: both parts count as numbers. */
    private static double number(String machine) {
        String[] parts = machine.substring(machine.lastIndexOf('-') + 1).split("\\.");
        return Integer.parseInt(parts[0]) * 1000.0 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    private Set<HostFeature> features(String version) throws IOException, InterruptedException {
        Set<HostFeature> features = EnumSet.of(HostFeature.SANDBOX);
        if (files.exists(Path.of("/dev/vhost-net"))) {
            features.add(HostFeature.VHOST_NET);
        }
        if (kvm.isUsable(binary, version)) {
            features.add(HostFeature.KVM);
        }
        if (isIoUringAllowed()) {
            features.add(HostFeature.IO_URING);
        }
        return features;
    }

    /** Kernels from 5.1 have it; from 6.6 an administrator may have forbidden it. */
    private boolean isIoUringAllowed() {
        Path forbidden = Path.of("/proc/sys/kernel/io_uring_disabled");
        String kernel = files.read(Path.of("/proc/sys/kernel/osrelease"));
        Matcher release = Pattern.compile("^([0-9]+)\\.([0-9]+)").matcher(kernel);
        boolean hasIt = release.find()
                && Integer.parseInt(release.group(1)) * 1000 + Integer.parseInt(release.group(2)) >= 5010;
        return hasIt
                && (!files.exists(forbidden) || files.read(forbidden).strip().equals("0"));
    }

    private Map<String, UefiFirmware> firmware() {
        Map<String, UefiFirmware> found = new LinkedHashMap<>();
        add("4m", "OVMF_CODE_4M.fd", "OVMF_VARS_4M.fd", found);
        add("2m", "OVMF_CODE.fd", "OVMF_VARS.fd", found);
        return found;
    }

    private void add(String size, String code, String variables, Map<String, UefiFirmware> found) {
        if (files.exists(FIRMWARE.resolve(code)) && files.exists(FIRMWARE.resolve(variables))) {
            found.put(
                    size,
                    new UefiFirmware(
                            FIRMWARE.resolve(code),
                            FIRMWARE.resolve(variables),
                            existing(code.replace(".fd", ".secboot.fd")),
                            existing(variables.replace(".fd", ".ms.fd"))));
        }
    }

    private Optional<Path> existing(String name) {
        return Optional.of(FIRMWARE.resolve(name)).filter(files::exists);
    }
}
