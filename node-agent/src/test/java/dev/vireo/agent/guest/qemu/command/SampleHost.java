// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.capability.HostFeature;
import dev.vireo.agent.guest.qemu.capability.MachineTypes;
import dev.vireo.agent.guest.qemu.capability.UefiFirmware;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nodes and plans for tests. Volumes lie below one directory; the name's end says their format. */
final class SampleHost {
    static final HostCapabilities EMULATING = host(EnumSet.of(HostFeature.IO_URING, HostFeature.SANDBOX));
    static final HostCapabilities COMPLETE = host(EnumSet.allOf(HostFeature.class));
    static final HostCapabilities BARE = host(Set.of());

    private SampleHost() {}

    private static HostCapabilities host(Set<HostFeature> features) {
        return new HostCapabilities(
                "qemu-system-x86_64",
                "7.2.22",
                new MachineTypes(
                        "pc-i440fx-7.2",
                        "pc-q35-7.2",
                        List.of("pc-i440fx-7.2", "pc-i440fx-7.0", "pc-i440fx-6.2", "pc-q35-7.2", "pc-q35-6.2")),
                new TreeSet<>(List.of("qemu64", "kvm64", "Skylake-Server", "EPYC", "Haswell", "max", "host")),
                features,
                Map.of("4m", firmware("_4M"), "2m", firmware("")));
    }

    private static UefiFirmware firmware(String size) {
        Path directory = Path.of("/usr/share/OVMF");
        return new UefiFirmware(
                directory.resolve("OVMF_CODE" + size + ".fd"),
                directory.resolve("OVMF_VARS" + size + ".fd"),
                Optional.of(directory.resolve("OVMF_CODE" + size + ".secboot.fd")),
                Optional.of(directory.resolve("OVMF_VARS" + size + ".ms.fd")));
    }

    static QemuPlan plan(Options options, HostCapabilities host, Path directory) {
        Map<VolumeId, DiskImage> volumes = volumes(options)
                .collect(Collectors.toMap(id -> id, id -> image(id, directory), (first, same) -> first));
        return new QemuPlan(new Vmid(100), options, host, new QemuFiles(directory.resolve("run")), volumes, "tap");
    }

    private static Stream<VolumeId> volumes(Options options) {
        Stream<Disk> disks = VmOptions.DISKS.stream().flatMap(family -> options.family(family).values().stream());
        Stream<Disk> variables = options.get(VmOptions.EFI_DISK).stream().map(efi -> efi.disk());
        return Stream.concat(disks, variables).flatMap(disk -> disk.volume().stream());
    }

    static DiskImage image(VolumeId id, Path directory) {
        String format = id.name().endsWith(".qcow2") ? "qcow2" : "raw";
        return new DiskImage(directory.resolve(id.storage().toString()).resolve(id.name()), format);
    }
}
