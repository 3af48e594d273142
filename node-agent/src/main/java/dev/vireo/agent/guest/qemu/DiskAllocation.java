// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.disk.RemovedVolumes;
import dev.vireo.agent.guest.qemu.volume.FirmwareVariables;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.agent.storage.importing.DiskImport;
import dev.vireo.agent.storage.importing.ImportName;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.EfiDisk;
import dev.vireo.model.guest.device.TpmState;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the disks that a configuration asks for with {@code STORAGE:GIB}, and checks those that it names. */
public final class DiskAllocation {
    /** Names the intent of a volume that no configuration refers to yet. */
    public static final String INTENT = "allocate-volume";

    /** Size of a TPM's state and of a cloud-init drive. */
    private static final ByteSize SMALL = ByteSize.mebibytes(4);

    private final Storages storages;
    private final FirmwareVariables firmware;
    private final DiskImport imports;

    public DiskAllocation(Storages storages, FirmwareVariables firmware, DiskImport imports) {
        this.storages = storages;
        this.firmware = firmware;
        this.imports = imports;
    }

    /** What becomes of the volumes of keys that a change removes. */
    public RemovedVolumes removed(GuestStore guests) {
        return new RemovedVolumes(guests, storages);
    }

    /** Refuses disks that could not be made or attached, before anything is done. */
    public void check(Options options, Vmid vmid) {
        GuestVolumes.disks(options).forEach((key, disk) -> checkDisk(key, disk, vmid));
        options.get(VmOptions.EFI_DISK).ifPresent(efi -> checkDisk(VmOptions.EFI_DISK.name(), efi.disk(), vmid));
        options.get(VmHardwareOptions.TPM_STATE).ifPresent(tpm -> {
            checkDisk(VmHardwareOptions.TPM_STATE.name(), tpm.disk(), vmid);
            requireRaw(tpm.disk());
        });
    }

    /** The process that emulates a TPM reads and writes its state as it lies in the file. */
    private static void requireRaw(Disk state) {
        String format = state.volume().map(GuestVolumes::formatOf).orElse("raw");
        String wanted = state.get(Disk.FORMAT).orElse(format);
        if (!wanted.equals("raw")) {
            throw ApiException.badParameter(
                    VmHardwareOptions.TPM_STATE.name(),
                    "the state of a TPM can be kept raw alone, swtpm knows no other format - got '" + wanted + "'");
        }
    }

    private void checkDisk(String key, Disk disk, Vmid vmid) {
        try {
            if (disk.asksForCloudInit()) {
                requireImages(key, disk);
            } else if (disk.requestedSize().isPresent()) {
                checkRequest(key, disk);
            } else if (disk.get(Disk.IMPORT_FROM).isPresent()) {
                throw ApiException.badParameter(key, "a disk that is imported needs STORAGE:0 for its new volume");
            } else if (disk.volume().isPresent()) {
                checkVolume(key, disk, disk.volume().get(), vmid);
            } else if (!disk.isCdrom()) {
                throw ApiException.badParameter(
                        key, "a disk needs STORAGE:GIB for a new volume or the id of one that exists");
            } else if (!List.of(Disk.NO_MEDIUM, Disk.HOST_DRIVE).contains(disk.file())) {
                throw ApiException.badParameter(
                        key, "a CD drive holds a volume such as local:iso/debian.iso, 'none' or 'cdrom'");
            }
        } catch (InvalidValueException e) {
            throw ApiException.badParameter(key, String.valueOf(e.getMessage()));
        } catch (ApiException e) {
            throw e.errors().isEmpty() ? ApiException.badParameter(key, String.valueOf(e.getMessage())) : e;
        }
    }

    private void checkRequest(String key, Disk disk) {
        if (disk.isCdrom()) {
            throw ApiException.badParameter(key, "a CD drive takes an ISO image or 'none', not a new volume");
        }
        requireImages(key, disk);
    }

    private void requireImages(String key, Disk disk) {
        StorageId storage = storageOf(disk);
        if (!storages.use(storage).config().content().contains(ContentType.IMAGES)) {
            throw ApiException.badParameter(key, "storage '" + storage + "' does not take disk images");
        }
        disk.get(Disk.IMPORT_FROM).map(ImportName::parse).ifPresent(imports::check);
    }

    private void checkVolume(String key, Disk disk, VolumeId volume, Vmid vmid) {
        Path path = storages.path(volume);
        if (!Files.exists(path)) {
            throw ApiException.badParameter(key, "volume '" + volume + "' does not exist");
        }
        boolean isImage = volume.name().matches("[0-9]+/.*");
        if (isImage && !GuestVolumes.ownerOf(volume).equals(Optional.of(vmid))) {
            throw ApiException.badParameter(key, "volume '" + volume + "' belongs to another guest");
        }
        if (volume.name().startsWith("import/")) {
            throw ApiException.badParameter(
                    key, "volume '" + volume + "' is foreign: import it with STORAGE:0,import-from=" + volume);
        }
        if (!isImage && !disk.isCdrom()) {
            throw ApiException.badParameter(key, "volume '" + volume + "' is no disk: add media=cdrom");
        }
    }

    private static StorageId storageOf(Disk disk) {
        return StorageId.parse(disk.file().substring(0, disk.file().indexOf(':')));
    }

    /** Makes what is asked for; the answer names real volumes. Each has an intent until a configuration names it. */
    public Allocated allocate(Options options, Vmid vmid, TaskContext task, Undo undo) throws IOException {
        Options result = options;
        List<Intent> intents = new ArrayList<>();
        for (Map.Entry<String, Disk> entry : GuestVolumes.disks(options).entrySet()) {
            Disk disk = entry.getValue();
            Optional<ByteSize> size = disk.requestedSize();
            if (disk.asksForCloudInit()) {
                Disk drive = makeCloudInit(disk, vmid, new Job(task, undo, intents));
                result = result.with(entry.getKey(), Disk.TYPE.format(drive));
            } else if (size.isPresent()) {
                task.checkCancelled();
                VolumeId made = make(disk, size.get(), vmid, new Job(task, undo, intents));
                ByteSize real = sizeOf(made);
                task.line("Made " + entry.getKey() + ": volume '" + made + "', " + real);
                result = result.with(entry.getKey(), Disk.TYPE.format(attached(disk, made, real)));
            } else {
                result = result.with(entry.getKey(), Disk.TYPE.format(withSize(disk)));
            }
        }
        Job job = new Job(task, undo, intents);
        return new Allocated(allocateTpm(allocateFirmware(result, vmid, job), vmid, job), intents);
    }

    private Disk makeCloudInit(Disk disk, Vmid vmid, Job job) {
        NewVolume wanted = NewVolume.of(vmid, SMALL).named("vm-" + vmid + "-cloudinit.raw");
        VolumeId made = make(disk, wanted.in(ImageFormat.RAW), job);
        job.task.line("Made the cloud-init drive '" + made + "'");
        return attached(disk, made, SMALL).with(Disk.MEDIA, "cdrom");
    }

    private Options allocateTpm(Options options, Vmid vmid, Job job) {
        Optional<TpmState> tpm = options.get(VmHardwareOptions.TPM_STATE);
        if (tpm.isEmpty() || tpm.get().disk().requestedSize().isEmpty()) {
            return options;
        }
        VolumeId made = make(tpm.get().disk(), NewVolume.of(vmid, SMALL).in(ImageFormat.RAW), job);
        Options properties = tpm.get().withFile(made.toString()).properties().with(Disk.SIZE, SMALL);
        return options.with(VmHardwareOptions.TPM_STATE, new TpmState(properties.without(Disk.FORMAT.name())));
    }

    private Options allocateFirmware(Options options, Vmid vmid, Job job) throws IOException {
        Optional<EfiDisk> efi = options.get(VmOptions.EFI_DISK);
        if (efi.isEmpty() || efi.get().disk().requestedSize().isEmpty()) {
            return options;
        }
        Path template = firmware.template(efi.get());
        ByteSize size = new ByteSize(Files.size(template));
        Disk disk = efi.get().disk();
        Storage storage = storages.use(storageOf(disk));
        NewVolume wanted = NewVolume.of(vmid, size).in(firmwareFormat(disk, storage));
        VolumeId made = storage.copy(ImageSource.of(template, ImageFormat.RAW), wanted, CopyTerms.FREE, claim(job));
        job.undo.add("make volume " + made, () -> takeBack(made, storage, job));
        Options properties = efi.get().withFile(made.toString()).properties().with(Disk.SIZE, size);
        return options.with(VmOptions.EFI_DISK, new EfiDisk(properties.without(Disk.FORMAT.name())));
    }

    /** So small a disk loses nothing by being qcow2, and a raw one would keep its guest from having snapshots. */
    private static ImageFormat firmwareFormat(Disk disk, Storage storage) {
        return disk.get(Disk.FORMAT)
                .map(ImageFormat::parse)
                .orElseGet(() -> storage.capabilities().formats().contains(ImageFormat.QCOW2)
                        ? ImageFormat.QCOW2
                        : ImageFormat.RAW);
    }

    private VolumeId make(Disk disk, ByteSize size, Vmid vmid, Job job) {
        NewVolume wanted = NewVolume.of(vmid, size);
        Optional<String> format = disk.get(Disk.FORMAT);
        return make(disk, format.isPresent() ? wanted.in(ImageFormat.parse(format.get())) : wanted, job);
    }

    private VolumeId make(Disk disk, NewVolume wanted, Job job) {
        Storage storage = storages.use(storageOf(disk));
        VolumeClaim claim = claim(job);
        Optional<ImportName> source = disk.get(Disk.IMPORT_FROM).map(ImportName::parse);
        VolumeId made = source.isPresent()
                ? imports.run(source.get(), storage, wanted, job.task, claim)
                : storage.allocate(wanted, claim);
        job.undo.add("make volume " + made, () -> takeBack(made, storage, job));
        return made;
    }

    private static VolumeClaim claim(Job job) {
        return volume -> job.intents.add(job.task.intend(INTENT, Map.of("volume", volume.toString())));
    }

    private static void takeBack(VolumeId made, Storage storage, Job job) {
        storage.free(made);
        job.intents.stream()
                .filter(intent -> intent.detail("volume").equals(made.toString()))
                .forEach(job.task::fulfil);
    }

    private static Disk attached(Disk disk, VolumeId volume, ByteSize size) {
        return disk.with(Disk.FILE, volume.toString())
                .with(Disk.SIZE, size)
                .without(Disk.FORMAT)
                .without(Disk.IMPORT_FROM);
    }

    private Disk withSize(Disk disk) {
        return disk.volume().map(volume -> disk.with(Disk.SIZE, sizeOf(volume))).orElse(disk);
    }

    private ByteSize sizeOf(VolumeId volume) {
        return new ByteSize(storages.holding(volume).inspect(volume).size());
    }

    /** A configuration that names real volumes, and the intents to be dropped once it is committed. */
    public record Allocated(Options options, List<Intent> intents) {}

    private record Job(TaskContext task, Undo undo, List<Intent> intents) {}
}
