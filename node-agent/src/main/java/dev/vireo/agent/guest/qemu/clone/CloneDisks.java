// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the disks of one clone. Each has an intent until the clone's configuration names it. */
final class CloneDisks {
    private static final String ALLOCATION_INTENT = "allocate-volume";

    private final Storages storages;
    private final CloneWish wish;
    private final TaskContext task;
    private final Undo undo;
    private final List<Intent> intents = new ArrayList<>();

    CloneDisks(Storages storages, CloneWish wish, TaskContext task, Undo undo) {
        this.storages = storages;
        this.wish = wish;
        this.task = task;
        this.undo = undo;
    }

    /** Disks that hold what differs from the template's; the state of a TPM, which can't, is copied. */
    Map<String, VolumeId> link(Options source) {
        Map<String, VolumeId> made = new LinkedHashMap<>();
        GuestVolumes.attached(source).forEach((key, volume) -> {
            Storage storage = storages.holding(volume);
            VolumeId linked = isTpm(key)
                    ? storage.copy(imageOf(volume), wanted(key, volume, new ByteSize(0)), wish.terms(), this::claims)
                    : storage.templateDisks().link(volume, wish.target(), this::claims);
            made.put(key, made(key, linked, storage));
        });
        return made;
    }

    /** Copies of disks that nobody writes. */
    Map<String, VolumeId> copy(Options source) {
        Map<String, VolumeId> attached = GuestVolumes.attached(source);
        Map<String, VolumeId> made = new LinkedHashMap<>();
        attached.forEach((key, volume) -> {
            task.checkCancelled();
            int before = made.size();
            CopyTerms terms = wish.terms().telling(share -> task.progress((before + share) / attached.size()));
            Storage storage = storages.use(storageOf(volume));
            VolumeId copy = storage.copy(imageOf(volume), wanted(key, volume, new ByteSize(0)), terms, this::claims);
            made.put(key, made(key, copy, storage));
        });
        return made;
    }

    private ImageSource imageOf(VolumeId volume) {
        Path file = storages.path(volume);
        ImageFormat format = formatOf(volume);
        return wish.snapshot()
                .map(name -> ImageSource.snapshot(file, name.name()))
                .orElseGet(() -> ImageSource.of(file, format));
    }

    /** Empty disks that QEMU fills. */
    Map<String, VolumeId> allocate(Options source) {
        Map<String, VolumeId> made = new LinkedHashMap<>();
        GuestVolumes.attached(source).forEach((key, volume) -> {
            Storage storage = storages.use(storageOf(volume));
            ByteSize size =
                    new ByteSize(storages.holding(volume).inspect(volume).size());
            made.put(key, made(key, storage.allocate(wanted(key, volume, size), this::claims), storage));
        });
        return made;
    }

    /** An empty drive for what is told to the guest at its start: it is filled then. */
    VolumeId freshDrive(VolumeId source) {
        Storage storage = storages.use(storageOf(source));
        ByteSize size = new ByteSize(storages.holding(source).inspect(source).size());
        String name = "vm-" + wish.target() + "-cloudinit." + formatOf(source);
        NewVolume wanted =
                NewVolume.of(wish.target(), size).in(formatOf(source)).named(name);
        return made("cloud-init", storage.allocate(wanted, this::claims), storage);
    }

    private StorageId storageOf(VolumeId volume) {
        return wish.storage().orElse(volume.storage());
    }

    private static boolean isTpm(String key) {
        return key.equals(VmHardwareOptions.TPM_STATE.name());
    }

    /** Whatever format is asked for, the state of a TPM stays raw: the process that emulates it knows no other. */
    private NewVolume wanted(String key, VolumeId volume, ByteSize size) {
        ImageFormat format = wish.format()
                .filter(word -> !isTpm(key))
                .map(ImageFormat::parse)
                .orElseGet(() -> formatOf(volume));
        return NewVolume.of(wish.target(), size).in(format);
    }

    private static ImageFormat formatOf(VolumeId volume) {
        return ImageFormat.ofFileName(volume.name()).orElse(ImageFormat.RAW);
    }

    private void claims(VolumeId volume) {
        intents.add(task.intend(ALLOCATION_INTENT, Map.of("volume", volume.toString())));
    }

    private VolumeId made(String key, VolumeId volume, Storage storage) {
        undo.add("make volume " + volume, () -> storage.free(volume));
        task.line("Made " + key + ": volume '" + volume + "'");
        return volume;
    }

    /** The clone's configuration names its disks: they are no longer nobody's. */
    void areOwned() {
        intents.forEach(task::fulfil);
    }
}
