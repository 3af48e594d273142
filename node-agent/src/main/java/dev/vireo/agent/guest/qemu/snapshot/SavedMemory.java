// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.qemu.process.QmpJobs;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The memory of machines, in volumes of their own: QEMU keeps it behind the end of an otherwise empty disk. */
final class SavedMemory {
    private static final String NODE = "vireo-state";
    private static final String WANTED_STORAGE = "vmstatestorage";
    private static final ByteSize DISK_SIZE = new ByteSize(1 << 20);

    private final Storages storages;

    SavedMemory(Storages storages) {
        this.storages = storages;
    }

    /** Where the memory of a snapshot goes: the storage that the configuration names, or that of the first disk. */
    VolumeId volumeFor(Vmid vmid, Options options, SnapshotName name) {
        String wanted = options.raw(WANTED_STORAGE);
        StorageId storage = wanted != null
                ? StorageId.parse(wanted)
                : GuestVolumes.attached(options).values().stream()
                        .map(VolumeId::storage)
                        .findFirst()
                        .orElse(Storages.LOCAL);
        VolumeId volume = new VolumeId(storage, vmid + "/" + fileName(vmid, name));
        if (exists(volume)) {
            throw ApiException.failed("the memory cannot be kept: the volume '" + volume + "' exists already");
        }
        return volume;
    }

    private static String fileName(Vmid vmid, SnapshotName name) {
        return "vm-" + vmid + "-state-" + name + ".qcow2";
    }

    private boolean exists(VolumeId volume) {
        Path file = storages.holding(volume).place(VolumeName.parse(volume.name()));
        return Files.exists(file);
    }

    /** Makes the empty volume. */
    void allocate(Vmid vmid, VolumeId volume) {
        Storage storage = storages.holding(volume);
        String fileName = volume.name().substring(volume.name().indexOf('/') + 1);
        storage.allocate(NewVolume.of(vmid, DISK_SIZE).in(ImageFormat.QCOW2).named(fileName), VolumeClaim.NONE);
    }

    /** Removes the volume. */
    void free(VolumeId volume) {
        storages.holding(volume).free(volume);
    }

    /** Keeps memory and disks at one moment; the machine stands still meanwhile. */
    void save(RunningVm vm, VolumeId volume, SnapshotName name, List<String> nodes) throws IOException {
        attach(vm, volume);
        try {
            List<String> devices = new ArrayList<>(nodes);
            devices.add(NODE);
            new QmpJobs(vm).run("snapshot-save", Map.of("tag", name.name(), "vmstate", NODE, "devices", devices));
        } finally {
            detach(vm);
        }
    }

    /** Gives a machine that does not run yet its memory back. */
    void load(RunningVm vm, VolumeId volume, SnapshotName name) throws IOException {
        attach(vm, volume);
        try {
            new QmpJobs(vm).run("snapshot-load", Map.of("tag", name.name(), "vmstate", NODE, "devices", List.of(NODE)));
        } finally {
            detach(vm);
        }
    }

    private void attach(RunningVm vm, VolumeId volume) throws IOException {
        Map<String, Object> file = Map.of(
                "driver",
                "file",
                "filename",
                storages.path(volume).toString(),
                "cache",
                Map.of("direct", false, "no-flush", false));
        new QmpJobs(vm).call("blockdev-add", Map.of("driver", "qcow2", "node-name", NODE, "file", file));
    }

    /** Also what a stopped agent left attached. */
    void detach(RunningVm vm) throws IOException {
        if (!vm.hasEnded()) {
            new QmpJobs(vm).call("blockdev-del", Map.of("node-name", NODE));
        }
    }
}
