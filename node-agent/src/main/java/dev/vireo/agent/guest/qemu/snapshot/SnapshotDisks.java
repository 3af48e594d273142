// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.qemu.disk.DriveNodes;
import dev.vireo.agent.guest.qemu.process.QmpJobs;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disks' part of snapshots: by QEMU where it has a disk open, by the storage where nobody has. */
final class SnapshotDisks {
    private final Storages storages;

    SnapshotDisks(Storages storages) {
        this.storages = storages;
    }

    /** Refuses a configuration with a disk that cannot have snapshots, naming it. */
    void requireSupported(Options options) {
        GuestVolumes.attached(options).forEach((key, volume) -> {
            if (!storages.holding(volume).snapshots().areSupported(volume)) {
                throw ApiException.failed(unsupported(key, volume));
            }
        });
    }

    private String unsupported(String key, VolumeId volume) {
        String place = "storage '" + volume.storage() + "' ("
                + storages.config(volume.storage()).type() + ")";
        return key.equals(VmHardwareOptions.TPM_STATE.name())
                ? key + ": the TPM's state '" + volume + "' cannot have snapshots: it is raw, as swtpm knows no other"
                        + " format, and " + place + " can keep them in qcow2 disks only; clone or back up the machine"
                        + " while it is stopped instead"
                : key + ": the disk '" + volume + "' cannot have snapshots: " + place
                        + " can keep them in qcow2 disks only; move the disk to the format qcow2";
    }

    /** Refuses a name that a disk knows from elsewhere: that snapshot is not ours to touch. */
    void requireUnknown(Options options, SnapshotName name) {
        GuestVolumes.attached(options).forEach((key, volume) -> {
            if (storages.holding(volume).snapshots().has(volume, name)) {
                throw ApiException.failed(key + ": the disk '" + volume + "' has a snapshot '" + name
                        + "' already that the configuration does not know; take another name");
            }
        });
    }

    /** Refuses a snapshot of which a disk has lost its part. */
    void requireKnown(Options kept, SnapshotName name) {
        GuestVolumes.attached(kept).forEach((key, volume) -> {
            if (!storages.holding(volume).snapshots().has(volume, name)) {
                throw ApiException.failed(key + ": the disk '" + volume + "' has no snapshot '" + name + "'");
            }
        });
    }

    /** Names of the block nodes of a running machine's disks, as its QEMU tells them: a moved disk has another one. */
    static List<String> nodes(RunningVm vm, Options options) throws IOException {
        DriveNodes drives = new DriveNodes(vm);
        List<String> nodes = new ArrayList<>();
        for (String key : GuestVolumes.attached(options).keySet()) {
            nodes.add(drives.ofDisk(key));
        }
        return nodes;
    }

    /** Keeps all disks of a machine under that name; those of a running one at one moment. */
    void take(Optional<RunningVm> vm, Options options, SnapshotName name) throws IOException {
        if (vm.isEmpty()) {
            GuestVolumes.attached(options)
                    .values()
                    .forEach(volume -> storages.holding(volume).snapshots().take(volume, name));
            return;
        }
        List<Map<String, Object>> actions = new ArrayList<>();
        for (String node : nodes(vm.get(), options)) {
            actions.add(Map.of(
                    "type", "blockdev-snapshot-internal-sync", "data", Map.of("device", node, "name", name.name())));
        }
        if (!actions.isEmpty()) {
            new QmpJobs(vm.get()).call("transaction", Map.of("actions", actions));
        }
    }

    /**
     * Removes the disks' part, as far as there is one.
     *
     * @param present what the machine is now
     * @param kept what it was then
     */
    void remove(Optional<RunningVm> vm, Options present, Options kept, SnapshotName name) throws IOException {
        Map<VolumeId, String> open = vm.isPresent() ? keysByVolume(present) : Map.of();
        List<String> devices = new ArrayList<>();
        List<VolumeId> closed = new ArrayList<>();
        for (VolumeId volume : GuestVolumes.attached(kept).values()) {
            String key = open.get(volume);
            if (key == null) {
                closed.add(volume);
            } else {
                devices.add(new DriveNodes(vm.orElseThrow()).ofDisk(key));
            }
        }
        if (!devices.isEmpty()) {
            new QmpJobs(vm.orElseThrow()).run("snapshot-delete", Map.of("tag", name.name(), "devices", devices));
        }
        closed.forEach(volume -> storages.holding(volume).snapshots().remove(volume, name));
    }

    private static Map<VolumeId, String> keysByVolume(Options options) {
        Map<VolumeId, String> keys = new LinkedHashMap<>();
        GuestVolumes.attached(options).forEach((key, volume) -> keys.put(volume, key));
        return keys;
    }

    /** Makes what the disks were what they are. Nobody has them open. */
    void rollBack(Options kept, SnapshotName name) {
        GuestVolumes.attached(kept)
                .values()
                .forEach(volume -> storages.holding(volume).snapshots().rollBack(volume, name));
    }
}
