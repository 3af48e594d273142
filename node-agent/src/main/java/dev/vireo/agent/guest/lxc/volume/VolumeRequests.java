// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.ContainerDisk;
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
import java.util.Optional;

/** Makes the volumes that a configuration asks for with {@code STORAGE:GIB}, and checks what it names. */
public final class VolumeRequests {
    /** Names the intent of a volume that no configuration refers to yet. */
    public static final String INTENT = "allocate-ct-volume";

    private final ContainerVolumes volumes;

    /** @param volumes makes them */
    public VolumeRequests(ContainerVolumes volumes) {
        this.volumes = volumes;
    }

    /** A configuration that names real volumes, and the intents to be dropped once it is committed. */
    public record Allocated(Options options, List<Intent> intents) {}

    /** Refuses file systems that could not be made or mounted, before anything is done. */
    public void check(Options options, Vmid vmid) {
        ContainerDisks.of(options).forEach((key, disk) -> {
            try {
                check(key, disk, vmid);
            } catch (InvalidValueException e) {
                throw ApiException.badParameter(key, String.valueOf(e.getMessage()));
            } catch (ApiException e) {
                throw e.errors().isEmpty() ? ApiException.badParameter(key, String.valueOf(e.getMessage())) : e;
            }
        });
    }

    private void check(String key, ContainerDisk disk, Vmid vmid) {
        switch (disk.kind()) {
            case VOLUME -> checkVolume(key, disk, vmid);
            case BIND -> requireThere(key, disk, Files.isDirectory(Path.of(disk.source())), "directory");
            case DEVICE -> requireThere(key, disk, Files.exists(Path.of(disk.source())), "block device");
        }
    }

    private static void requireThere(String key, ContainerDisk disk, boolean isThere, String what) {
        if (!isThere) {
            throw ApiException.badParameter(key, "'" + disk.source() + "' is no " + what + " of this node");
        }
    }

    private void checkVolume(String key, ContainerDisk disk, Vmid vmid) {
        Optional<VolumeId> volume = disk.volume();
        if (volume.isEmpty()) {
            volumes.requireTaken(key, storageOf(disk));
            return;
        }
        if (!ContainerDisks.isOwnedBy(volume.get(), vmid)) {
            throw ApiException.badParameter(
                    key,
                    "volume '" + volume.get() + "' does not belong to this container; give STORAGE:GIB for a new one");
        }
        volumes.sourceOf(volume.get());
    }

    static StorageId storageOf(ContainerDisk disk) {
        return StorageId.parse(disk.source().substring(0, disk.source().indexOf(':')));
    }

    /**
     * Makes what is asked for; the answer names real volumes. Each has an intent until a configuration names it.
     *
     * @param shift number on the node of the account that is the container's root
     */
    public Allocated allocate(Options options, Vmid vmid, long shift, TaskContext task, Undo undo)
            throws IOException, InterruptedException {
        Options result = options;
        List<Intent> intents = new ArrayList<>();
        for (Map.Entry<String, ContainerDisk> entry : ContainerDisks.of(options).entrySet()) {
            ContainerDisk disk = entry.getValue();
            Optional<ByteSize> size = disk.requestedSize();
            if (size.isPresent()) {
                task.checkCancelled();
                VolumeClaim claim = claim(task, intents);
                VolumeId made = volumes.allocate(storageOf(disk), size.get(), vmid, shift, claim);
                undo.add("make volume " + made, () -> takeBack(made, volumes, task, intents));
                task.step("allocate.formatted");
                task.line("Made " + entry.getKey() + ": volume '" + made + "', " + described(made));
                disk = disk.with(ContainerDisk.VOLUME, made.toString());
            }
            result = ContainerDisks.with(result, entry.getKey(), withSize(disk));
        }
        return new Allocated(result, intents);
    }

    private String described(VolumeId made) {
        return ContainerVolumes.formatOf(made) == ImageFormat.SUBVOL
                ? "a directory"
                : volumes.sizeOf(made).toString();
    }

    /** Writes down which volume is about to be made. */
    public static VolumeClaim claim(TaskContext task, List<Intent> intents) {
        return volume -> intents.add(task.intend(INTENT, Map.of("volume", volume.toString())));
    }

    /** Removes a volume that no configuration came to name, and strikes out what was intended with it. */
    public static void takeBack(VolumeId made, ContainerVolumes volumes, TaskContext task, List<Intent> intents) {
        volumes.free(made);
        intents.stream()
                .filter(intent -> intent.detail("volume").equals(made.toString()))
                .forEach(task::fulfil);
    }

    private ContainerDisk withSize(ContainerDisk disk) {
        return disk.volume()
                .map(volume -> disk.with(ContainerDisk.SIZE, volumes.sizeOf(volume)))
                .orElse(disk);
    }
}
